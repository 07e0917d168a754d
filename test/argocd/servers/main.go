// Command argocd-servers is every Go program of the bench in one binary: the Argo CD servers that stand between an
// Application and a plugin, and a client that asks them. The name it is started by says which of them runs.
//
// It has no logic of its own: a server is the command that the upstream module exports, so what runs is what upstream
// releases. One binary instead of several is linked once and lies on disk once.
package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"k8s.io/klog/v2"

	cmpserver "github.com/argoproj/argo-cd/v3/cmd/argocd-cmp-server/commands"
	reposerver "github.com/argoproj/argo-cd/v3/cmd/argocd-repo-server/commands"
	argolog "github.com/argoproj/argo-cd/v3/util/log"
)

// roles by the name that starts them. Further servers of Argo CD are further rows.
var roles = map[string]func() *cobra.Command{
	"argocd-cmp-server":  cmpserver.NewCommand,
	"argocd-repo-server": reposerver.NewCommand,
	"ask":                newAsk,
}

func main() {
	name := filepath.Base(os.Args[0])
	newCommand := roles[name]
	if newCommand == nil {
		fmt.Fprintf(os.Stderr, "no role %q; link the binary as one of: %s\n", name, strings.Join(slices.Sorted(maps.Keys(roles)), " "))
		os.Exit(2)
	}
	// What upstream's own main does before it runs a server.
	klog.SetLogger(argolog.NewLogrusLogger(argolog.NewWithCurrentConfig()))
	if newCommand().Execute() != nil {
		os.Exit(1)
	}
}
