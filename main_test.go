package main

import (
	"encoding/json"
	"os"
	"testing"

	"renogen/backend/platform"
)

func TestInstallersHaveTheVersionOfTheProgram(t *testing.T) {
	data, err := os.ReadFile("wails.json")
	if err != nil {
		t.Fatal(err)
	}
	var project struct {
		Info struct {
			Version string `json:"productVersion"`
		} `json:"info"`
	}
	if err := json.Unmarshal(data, &project); err != nil {
		t.Fatal(err)
	}
	if project.Info.Version != platform.Version {
		t.Errorf("wails.json has %s, the program %s", project.Info.Version, platform.Version)
	}
}
