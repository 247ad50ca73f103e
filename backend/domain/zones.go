package domain

import (
	"archive/zip"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
)

// The table of time zones is part of the program, the IANA's 2025c as Go 1.26 has it. Tables of systems differ, and
// where a day begins decides what is written: everybody who does the commands of a journal again must find the same.
//
//go:embed zoneinfo.zip
var zoneTable string

var zoneFiles = sync.OnceValues(func() (map[string]*zip.File, error) {
	table, err := zip.NewReader(strings.NewReader(zoneTable), int64(len(zoneTable)))
	if err != nil {
		return nil, fmt.Errorf("domain: the table of time zones: %w", err)
	}
	files := make(map[string]*zip.File, len(table.File))
	for _, file := range table.File {
		files[file.Name] = file
	}
	return files, nil
})

// loadedZones keeps the zones that were asked for.
var loadedZones sync.Map

var errNoZone = errors.New("domain: no such time zone")

// LoadZone gives a time zone by its IANA name, the same on every workstation; none means UTC. Capitals matter.
func LoadZone(name string) (*time.Location, error) {
	if name == "" || name == "UTC" {
		return time.UTC, nil
	}
	if known, ok := loadedZones.Load(name); ok {
		return known.(*time.Location), nil
	}
	zone, err := readZone(name)
	if err != nil {
		return nil, err
	}
	loadedZones.Store(name, zone)
	return zone, nil
}

func readZone(name string) (*time.Location, error) {
	files, err := zoneFiles()
	if err != nil {
		return nil, err
	}
	file, known := files[name]
	if !known || file.FileInfo().IsDir() {
		return nil, fmt.Errorf("%w: %q", errNoZone, name)
	}
	content, err := file.Open()
	if err != nil {
		return nil, fmt.Errorf("domain: time zone %s: %w", name, err)
	}
	data, err := io.ReadAll(content)
	if err := errors.Join(err, content.Close()); err != nil {
		return nil, fmt.Errorf("domain: time zone %s: %w", name, err)
	}
	return time.LoadLocationFromTZData(name, data)
}
