package main

import (
	"context"
	"fmt"
	"path/filepath"

	"google.golang.org/protobuf/types/known/emptypb"

	"github.com/argoproj/argo-cd/v3/cmpserver/apiclient"
	"github.com/argoproj/argo-cd/v3/util/cmp"
)

// pluginCall is what argocd-cmp-server is given in repo-server's place: a tree of files, a folder in it, an environment.
//
// Nothing is added to the environment: repo-server sends ARGOCD_APP_*, KUBE_*, ARGOCD_ENV_* and PARAM_*, so whoever
// needs them names them.
type pluginCall struct {
	Socket string   `json:"socket"`
	Root   string   `json:"root"` // what repo-server would have checked out; absolute
	Path   string   `json:"path"` // folder of the application inside the tree
	Env    []string `json:"env"`  // NAME=VALUE
}

func (c *pluginCall) ask(ctx context.Context, call string) (any, error) {
	closer, client, err := apiclient.NewConfigManagementPluginClientSet(c.Socket).NewConfigManagementPluginClient()
	if err != nil {
		return nil, err
	}
	defer func() { _ = closer.Close() }()
	switch call {
	case "generate":
		stream, err := client.GenerateManifest(ctx)
		if err != nil {
			return nil, err
		}
		if err := c.send(ctx, stream); err != nil {
			return nil, err
		}
		response, err := stream.CloseAndRecv()
		return response.GetManifests(), err
	case "parameters":
		stream, err := client.GetParametersAnnouncement(ctx)
		if err != nil {
			return nil, err
		}
		if err := c.send(ctx, stream); err != nil {
			return nil, err
		}
		response, err := stream.CloseAndRecv()
		return response.GetParameterAnnouncements(), err
	case "configuration":
		return client.CheckPluginConfiguration(ctx, &emptypb.Empty{})
	default:
		return nil, fmt.Errorf("a plugin has no call %q", call)
	}
}

// send packs the tree with upstream's own helper, so checksum, chunk size and symlink rules are upstream's.
func (c *pluginCall) send(ctx context.Context, stream cmp.StreamSender) error {
	return cmp.SendRepoStream(ctx, filepath.Join(c.Root, c.Path), c.Root, stream, c.Env, nil)
}
