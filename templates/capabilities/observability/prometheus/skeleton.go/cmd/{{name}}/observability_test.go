package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	// A metric with its matchers, as rules, dashboards and runbooks select it.
	selector = regexp.MustCompile(`([a-zA-Z_:][\w:]*)\{((?:\s*\w+\s*(?:=~|!~|!=|=)\s*"[^"]*"\s*,?)*)\}`)
	matcher  = regexp.MustCompile(`(\w+)\s*[=!]`)
	grouping = regexp.MustCompile(`\bby \(([^)]*)\)`)
	label    = regexp.MustCompile(`(\w+)="`)
	metric   = regexp.MustCompile(`^[\w:]+`)

	// What Prometheus adds: the labels of what it scrapes, up, ALERTS, and what a rule recorded.
	addedLabels = []string{"job", "namespace", "pod", "instance"}
	addedMetric = regexp.MustCompile(`^(?:up|ALERTS)$|:`)
)

// use is a metric that a file reads, with the labels that it expects.
type use struct {
	line   string
	metric string
	labels []string
}

func TestTheServiceExportsWhatRulesAndDashboardsRead(t *testing.T) {
	p := start(t)
	status(t, p.url+"/greetings")
	series := strings.Split(read(t, p.metrics), "\n")
	var uses []use
	for _, file := range filesBelow(t, "../../deploy", "../../docs/runbooks") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(strings.ReplaceAll(string(text), `\"`, `"`)) {
			uses = append(uses, usesIn(line)...)
		}
	}
	if len(uses) == 0 {
		t.Error("nothing reads a metric")
	}
	for _, one := range uses {
		if !slices.ContainsFunc(series, one.isExportedBy) {
			t.Errorf("no %s with the labels %v, which is read by %s", one.metric, one.labels, one.line)
		}
	}
}

func usesIn(line string) []use {
	grouped := strings.FieldsFunc(strings.Join(firstGroups(grouping, line), ","), isSeparator)
	var uses []use
	for _, match := range selector.FindAllStringSubmatch(line, -1) {
		if addedMetric.MatchString(match[1]) {
			continue
		}
		labels := slices.Concat(grouped, firstGroups(matcher, match[2]))
		own := slices.DeleteFunc(labels, func(name string) bool { return slices.Contains(addedLabels, name) })
		uses = append(uses, use{line: strings.TrimSpace(line), metric: match[1], labels: own})
	}
	return uses
}

func (u use) isExportedBy(series string) bool {
	labels := firstGroups(label, series)
	lacks := func(name string) bool { return !slices.Contains(labels, name) }
	return metric.FindString(series) == u.metric && !slices.ContainsFunc(u.labels, lacks)
}

func isSeparator(r rune) bool {
	return r == ',' || r == ' '
}

func firstGroups(pattern *regexp.Regexp, text string) []string {
	var groups []string
	for _, match := range pattern.FindAllStringSubmatch(text, -1) {
		groups = append(groups, match[1])
	}
	return groups
}

func filesBelow(t *testing.T, folders ...string) []string {
	t.Helper()
	var files []string
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err == nil && entry.Type().IsRegular() {
				files = append(files, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}
