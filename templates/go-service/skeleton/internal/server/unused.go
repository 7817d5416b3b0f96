package server

import (
	"net"
	"net/http"
	"sync"
)

// unusedConnections are those that were opened in advance, as load balancers do, and on which
// nothing came yet. Shutdown would wait five seconds for each.
type unusedConnections struct {
	mu   sync.Mutex
	open map[net.Conn]struct{}
}

func newUnusedConnections() *unusedConnections {
	return &unusedConnections{open: make(map[net.Conn]struct{})}
}

func (u *unusedConnections) track(connection net.Conn, state http.ConnState) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if state == http.StateNew {
		u.open[connection] = struct{}{}
	} else {
		delete(u.open, connection)
	}
}

func (u *unusedConnections) close() {
	u.mu.Lock()
	defer u.mu.Unlock()
	for connection := range u.open {
		_ = connection.Close()
	}
}
