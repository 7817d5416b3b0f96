package server

import (
	"net"
	"net/http"
	"sync"
	"time"
)

// How long a request may take from the wire to this process.
const arrival = 200 * time.Millisecond

// unusedConnections are those that were opened in advance, as load balancers do, and on which
// nothing has arrived yet. Shutdown would wait five seconds for each.
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

// close lets what has been sent on them arrive first.
func (u *unusedConnections) close() {
	time.Sleep(arrival)
	u.mu.Lock()
	defer u.mu.Unlock()
	for connection := range u.open {
		_ = connection.Close()
	}
}
