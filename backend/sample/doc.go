// Package sample makes the sample workspace: a release of CPython, from the requested
// window to the completed items, and a second one under way. Everything in it is done
// through the one door, by the people of the story, at the times of the story.
//
// The facts come from the public-domain document PEP 101, "Doing Python Releases 101".
// People and dates are made up.
package sample
