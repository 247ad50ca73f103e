// Package cli is what the terminal can do: every command and query of the workspace,
// and what has to be done around them. JSON goes to standard output, messages to
// standard error; the exit code says what kind of refusal it was.
package cli

import (
	"errors"
	"flag"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
)

// subcommand is one word behind renogen, such as verify.
type subcommand struct {
	name string
	// usage shows its arguments.
	usage string
	// prepare declares its flags and gives what to do once they are read.
	prepare func(*flag.FlagSet) action
}

// action does the work of a subcommand. args are those that are no flags.
type action func(t *terminal, args []string) error

// subcommands are listed in the order in which help shows them. A function, because help is one of them.
func subcommands() []subcommand {
	return []subcommand{
		newCommand, sampleCommand, inviteCommand, acceptCommand, doCommand, getCommand, commandsCommand,
		addFileCommand, sealCommand, revealCommand, giveKeyCommand, recoverKeyCommand, exportCommand, signCommand, certificateCommand, offlineCommand, checkFolderCommand, copyOutCommand, verifyCommand, upgradeCommand, backupCommand, restoreCommand, recoverCommand, repairCommand, acceptLossCommand,
		acceptWorkspaceCommand, acceptKeyCommand, versionCommand, helpCommand,
	}
}

// hiddenSubcommands are those that the program starts itself with.
func hiddenSubcommands() []subcommand {
	return []subcommand{copyBytesCommand, prepareBackupCommand, secondCommand}
}

// Wanted says whether the arguments are meant for the terminal; without any the window opens. Flags of the
// window's tool kit are not, nor is a workspace file or an address alone.
func Wanted(args []string) bool {
	return len(args) > 0 && Target(args) == "" && (!strings.HasPrefix(args[0], "-") || wordFor(args[0]) != args[0])
}

// Scheme begins the addresses of places in workspaces: renogen://FINGERPRINT/PLACE.
const Scheme = "renogen://"

// Target gives what is to be opened in the window: the only argument, when it is an address or ends as workspace
// files do. Empty: nothing.
func Target(args []string) string {
	if len(args) != 1 || strings.HasPrefix(args[0], "-") {
		return ""
	}
	target := localPath(args[0])
	if IsAddress(target) || strings.EqualFold(filepath.Ext(target), ".renogen") {
		return target
	}
	return ""
}

// localPath reads a file: URL, as desktops give them, as the path that is meant; anything else stays as it is.
func localPath(target string) string {
	if parsed, err := url.Parse(target); err == nil && parsed.Scheme == "file" && parsed.Host == "" {
		return filepath.FromSlash(parsed.Path)
	}
	return target
}

// IsAddress tells the address of a place from the name of a file.
func IsAddress(target string) bool {
	return len(target) >= len(Scheme) && strings.EqualFold(target[:len(Scheme)], Scheme)
}

// wordFor reads the flags that many programs have as the words that are meant.
func wordFor(word string) string {
	switch word {
	case "-h", "-help", "--help":
		return helpCommand.name
	case "-version", "--version":
		return versionCommand.name
	}
	return word
}

// Run does what the arguments say (without the name of the program) and gives the exit code.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	t := &terminal{in: stdin, out: stdout, err: stderr}
	if len(args) == 0 {
		args = []string{helpCommand.name}
	}
	return t.finish(run(t, wordFor(args[0]), args[1:]))
}

func run(t *terminal, word string, args []string) error {
	all := append(subcommands(), hiddenSubcommands()...)
	i := slices.IndexFunc(all, func(s subcommand) bool { return s.name == word })
	if i < 0 {
		return misuse("", "cli.unknown", "word", word)
	}
	s := all[i]
	t.asked = s.name
	fs := flag.NewFlagSet(s.name, flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.StringVar(&t.pick, "pick", "", "")
	do := s.prepare(fs)
	words, err := parse(fs, args)
	if errors.Is(err, flag.ErrHelp) {
		return run(t, helpCommand.name, []string{s.name})
	}
	if err != nil {
		return misuse(s.name, "cli.flags", "detail", err.Error())
	}
	err = do(t, words)
	if use, ok := errors.AsType[*misuseError](err); ok {
		use.subcommand = s.name
	}
	return err
}

// parse reads flags wherever they stand, and gives the other arguments. After -- there are no flags.
func parse(fs *flag.FlagSet, args []string) (words []string, err error) {
	for {
		if err := fs.Parse(args); err != nil {
			return nil, err
		}
		rest := fs.Args()
		ended := len(args) > len(rest) && args[len(args)-len(rest)-1] == "--"
		if len(rest) == 0 || ended {
			return append(words, rest...), nil
		}
		words, args = append(words, rest[0]), rest[1:]
	}
}
