package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
)

func TestWithoutItsDatabaseItLivesAndIsNotReady(t *testing.T) {
	p := start(t, "DATABASE_URL=postgres://"+nowhere(t)+"/orders")
	if code := status(t, p.url+"/livez"); code != http.StatusOK {
		t.Errorf("/livez: %d; a restart would not fix it", code)
	}
	if code, body := call(t, http.MethodGet, p.url+"/readyz", ""); code != http.StatusServiceUnavailable || !strings.Contains(body, `"for":["postgres"]`) {
		t.Errorf("/readyz: %d %s", code, body)
	}
	if code, body := call(t, http.MethodGet, p.url+"/greetings", ""); code != http.StatusServiceUnavailable || !strings.Contains(body, "The database does not answer.") {
		t.Errorf("/greetings: %d %s", code, body)
	}
	p.terminate()
	if code := p.exit(); code != 0 {
		t.Errorf("exit status %d", code)
	}
}

func TestAWrongAddressStopsTheStartAndIsInNoLog(t *testing.T) {
	p := launch(t, "DATABASE_URL=mysql://ana:hunter2@db.example/orders")
	problems := fmt.Sprint(p.awaits("Invalid configuration")["problems"])
	if problems != "[DATABASE_URL must be a URL that begins with postgres://]" {
		t.Errorf("problems: %s", problems)
	}
	if code := p.exit(); code != 1 {
		t.Errorf("exit status %d", code)
	}
}

func TestMigrationsRunOnceHoweverOftenTheyAreAskedFor(t *testing.T) {
	database := databaseURL(t)
	var pods sync.WaitGroup
	for range 3 {
		pods.Go(func() { migrate(t, database) })
	}
	pods.Wait()
	migrate(t, database)
}

func TestWhatIsKeptOutlivesTheProcess(t *testing.T) {
	database := databaseURL(t)
	migrate(t, database)
	first := start(t, "DATABASE_URL="+database)
	if code := status(t, first.url+"/readyz"); code != http.StatusOK {
		t.Errorf("/readyz: %d", code)
	}
	code, created := call(t, http.MethodPost, first.url+"/greetings", `{"name":"Ada'; DROP TABLE greetings; --"}`)
	if code != http.StatusCreated {
		t.Fatalf("created: %d %s", code, created)
	}
	var greeting struct {
		ID string `json:"id"`
	}
	if err := json.Unmarshal([]byte(created), &greeting); err != nil {
		t.Fatal(err)
	}
	first.terminate()
	if code := first.exit(); code != 0 {
		t.Errorf("exit status %d", code)
	}

	second := start(t, "DATABASE_URL="+database)
	if code, found := call(t, http.MethodGet, second.url+"/greetings/"+greeting.ID, ""); code != http.StatusOK || !strings.Contains(found, greeting.ID) {
		t.Errorf("found: %d %s", code, found)
	}
	if code, list := call(t, http.MethodGet, second.url+"/greetings?limit=1", ""); code != http.StatusOK || strings.Count(list, `"id"`) != 1 {
		t.Errorf("listed: %d %s", code, list)
	}
	if code := status(t, second.url+"/greetings/6f2d8a3e-6c1b-4d57-9e0a-0c7f6f0d2b11"); code != http.StatusNotFound {
		t.Errorf("a greeting that is not there: %d", code)
	}
}

func databaseURL(t *testing.T) string {
	t.Helper()
	url := os.Getenv("DATABASE_URL")
	if url == "" {
		t.Skip("DATABASE_URL is not set")
	}
	return url
}

// migrate runs the migrations as the init container does.
func migrate(t *testing.T, database string) {
	t.Helper()
	command := exec.CommandContext(t.Context(), program, "migrate")
	command.Env = []string{"DATABASE_URL=" + database}
	if output, err := command.CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, output)
	}
}
