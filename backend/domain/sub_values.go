package domain

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// ParseSubValues reads the options of a choice with sub-values from their JSON form
// {"option": {"key": "value"}}, in the order in which they stand. Numbers, true and false become text.
func ParseSubValues(text string) ([]Option, error) {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	options, err := readObject(decoder, func(name string) (Option, error) {
		values, err := readObject(decoder, func(key string) (SubValue, error) {
			value, err := readScalar(decoder)
			return SubValue{Key: key, Value: value}, err
		})
		return Option{Value: name, Values: values}, err
	})
	if err == nil {
		err = expectEnd(decoder)
	}
	if err == nil {
		return options, nil
	}
	place := min(int(decoder.InputOffset()), len(text))
	line := strconv.Itoa(1 + strings.Count(text[:place], "\n"))
	problem := Error{Code: CodeInvalid, Key: "input.invalid", Fields: map[string]Problem{
		"options": {Key: "template.sub_value.json", Params: map[string]string{"line": line, "detail": err.Error()}},
	}}
	return nil, problem.Because(err)
}

func readObject[T any](decoder *json.Decoder, entry func(key string) (T, error)) ([]T, error) {
	if err := expect(decoder, json.Delim('{'), "{"); err != nil {
		return nil, err
	}
	entries := []T{}
	known := map[string]bool{}
	for decoder.More() {
		token, err := decoder.Token()
		if err != nil {
			return nil, plainly(err)
		}
		key := token.(string) // the decoder gives nothing else here
		if known[key] {
			return nil, fmt.Errorf("%q stands there twice", key)
		}
		known[key] = true
		read, err := entry(key)
		if err != nil {
			return nil, err
		}
		entries = append(entries, read)
	}
	return entries, expect(decoder, json.Delim('}'), "}")
}

func readScalar(decoder *json.Decoder) (string, error) {
	token, err := decoder.Token()
	if err != nil {
		return "", plainly(err)
	}
	switch value := token.(type) {
	case string:
		return value, nil
	case json.Number:
		return value.String(), nil
	case bool:
		return strconv.FormatBool(value), nil
	}
	return "", errors.New("a value must be text")
}

func expect(decoder *json.Decoder, want json.Token, name string) error {
	token, err := decoder.Token()
	if err != nil {
		return plainly(err)
	}
	if token != want {
		return fmt.Errorf("expected %s", name)
	}
	return nil
}

func expectEnd(decoder *json.Decoder) error {
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something stands after the end")
	}
	return nil
}

func plainly(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("it ends too early")
	}
	return err
}

// FormatSubValues writes the options of a choice with sub-values in the form that ParseSubValues reads.
func FormatSubValues(options []Option) string {
	var b bytes.Buffer
	b.WriteString("{")
	for i, option := range options {
		b.WriteString(separator(i) + "\n  " + jsonText(option.Value) + ": {")
		for j, sub := range option.Values {
			if j > 0 {
				b.WriteString(", ")
			}
			b.WriteString(jsonText(sub.Key) + ": " + jsonText(sub.Value))
		}
		b.WriteString("}")
	}
	b.WriteString("\n}")
	return b.String()
}

func separator(place int) string {
	if place == 0 {
		return ""
	}
	return ","
}

func jsonText(text string) string {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(text); err != nil {
		panic("domain: text that is not JSON: " + err.Error())
	}
	return strings.TrimSuffix(b.String(), "\n")
}
