package main

import (
	"context"
	"fmt"
	"time"

	"github.com/argoproj/argo-cd/v3/pkg/apis/application/v1alpha1"
	"github.com/argoproj/argo-cd/v3/reposerver/apiclient"
	utiltls "github.com/argoproj/argo-cd/v3/util/tls"
)

// repoCall is one Application as the application controller would describe it to repo-server.
type repoCall struct {
	Server      string                     `json:"server"` // host:port, plaintext
	App         string                     `json:"app"`
	Project     string                     `json:"project"`
	Namespace   string                     `json:"namespace"` // of the destination
	KubeVersion string                     `json:"kubeVersion"`
	APIVersions []string                   `json:"apiVersions"`
	NoCache     bool                       `json:"noCache"` // what a hard refresh sets
	Source      v1alpha1.ApplicationSource `json:"source"`  // an Application's spec.source, word for word
}

func (c *repoCall) ask(ctx context.Context, call string) (any, error) {
	deadline, _ := ctx.Deadline()
	clients := apiclient.NewRepoServerClientset(c.Server, int(time.Until(deadline).Seconds())+1, utiltls.Configuration{DisableTLS: true})
	closer, client, err := clients.NewRepoServerClient()
	if err != nil {
		return nil, err
	}
	defer func() { _ = closer.Close() }()
	switch call {
	case "generate":
		response, err := client.GenerateManifest(ctx, c.manifestRequest())
		return response.GetManifests(), err
	case "details":
		return client.GetAppDetails(ctx, &apiclient.RepoServerAppDetailsQuery{
			Repo:            &v1alpha1.Repository{Repo: c.Source.RepoURL},
			Source:          &c.Source,
			AppName:         c.App,
			NoCache:         c.NoCache,
			NoRevisionCache: c.NoCache,
		})
	default:
		return nil, fmt.Errorf("repo-server has no call %q", call)
	}
}

// manifestRequest sets what the application controller sets for an Application of one source.
func (c *repoCall) manifestRequest() *apiclient.ManifestRequest {
	return &apiclient.ManifestRequest{
		Repo:               &v1alpha1.Repository{Repo: c.Source.RepoURL},
		Repos:              []*v1alpha1.Repository{},
		Revision:           c.Source.TargetRevision,
		NoCache:            c.NoCache,
		NoRevisionCache:    c.NoCache,
		AppLabelKey:        "app.kubernetes.io/instance",
		TrackingMethod:     "annotation",
		AppName:            c.App,
		Namespace:          c.Namespace,
		ApplicationSource:  &c.Source,
		KubeVersion:        c.KubeVersion,
		ApiVersions:        c.APIVersions,
		ProjectName:        c.Project,
		ProjectSourceRepos: []string{"*"},
	}
}
