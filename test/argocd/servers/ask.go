package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/spf13/cobra"
	"google.golang.org/grpc/status"
)

// question is one line of standard input. Exactly one of Plugin and Repo is set.
type question struct {
	ID        json.RawMessage `json:"id"`
	Call      string          `json:"call"`
	TimeoutMs int             `json:"timeoutMs"`
	Plugin    *pluginCall     `json:"plugin"`
	Repo      *repoCall       `json:"repo"`
}

// answer is one line of standard output: what the call gave, or why it failed.
type answer struct {
	ID    json.RawMessage `json:"id"`
	Ms    float64         `json:"ms"`
	Value any             `json:"value,omitempty"`
	Error *failure        `json:"error,omitempty"`
}

// failure is a gRPC status as the caller of Argo CD's servers gets it.
type failure struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

// newAsk makes the command that reads questions as JSON lines, asks all of them at once, each under its own deadline,
// and writes each answer when it comes. It ends at the end of its input, when all answers are written.
func newAsk() *cobra.Command {
	return &cobra.Command{
		Use:           "ask",
		Short:         "Ask argocd-cmp-server and argocd-repo-server, as Argo CD's other parts do",
		Args:          cobra.NoArgs,
		SilenceUsage:  true,
		SilenceErrors: true,
		RunE: func(command *cobra.Command, _ []string) error {
			return askAll(command.InOrStdin(), command.OutOrStdout())
		},
	}
}

func askAll(in io.Reader, out io.Writer) error {
	questions := json.NewDecoder(bufio.NewReader(in))
	answers := json.NewEncoder(out)
	answers.SetEscapeHTML(false)
	var writing sync.Mutex
	var asking sync.WaitGroup
	defer asking.Wait()
	for {
		var next question
		if err := questions.Decode(&next); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		asking.Go(func() {
			given := next.ask()
			writing.Lock()
			defer writing.Unlock()
			_ = answers.Encode(given) // nobody is left to hear of a closed output
		})
	}
}

func (q *question) ask() answer {
	ctx, cancel := context.WithTimeout(context.Background(), time.Duration(q.TimeoutMs)*time.Millisecond)
	defer cancel()
	start := time.Now()
	value, err := q.route(ctx)
	given := answer{ID: q.ID, Ms: float64(time.Since(start).Microseconds()) / 1000}
	if err != nil {
		given.Error = &failure{Code: status.Code(err).String(), Message: status.Convert(err).Message()}
	} else {
		given.Value = value
	}
	return given
}

func (q *question) route(ctx context.Context) (any, error) {
	switch {
	case q.Plugin != nil:
		return q.Plugin.ask(ctx, q.Call)
	case q.Repo != nil:
		return q.Repo.ask(ctx, q.Call)
	default:
		return nil, fmt.Errorf("the question names neither plugin nor repo")
	}
}
