//go:build linux && webkit2_41

package api

/*
#cgo pkg-config: gtk+-3.0

#include <gtk/gtk.h>

typedef struct {
	GdkRectangle areas[16];
	gint count;
	gboolean told;
	GMutex lock;
	GCond done;
} Screens;

static gboolean tellScreens(gpointer asked) {
	Screens *screens = asked;
	g_mutex_lock(&screens->lock);
	GdkDisplay *display = gdk_display_get_default();
	gint count = display == NULL ? 0 : gdk_display_get_n_monitors(display);
	for (gint i = 0; i < count && screens->count < 16; i++) {
		gdk_monitor_get_geometry(gdk_display_get_monitor(display, i), &screens->areas[screens->count++]);
	}
	screens->told = TRUE;
	g_cond_signal(&screens->done);
	g_mutex_unlock(&screens->lock);
	return G_SOURCE_REMOVE;
}

// askScreens waits for the main loop: only its thread may ask.
static void askScreens(Screens *screens) {
	g_mutex_init(&screens->lock);
	g_cond_init(&screens->done);
	g_idle_add_full(G_PRIORITY_DEFAULT, tellScreens, screens, NULL);
	g_mutex_lock(&screens->lock);
	while (!screens->told) g_cond_wait(&screens->done, &screens->lock);
	g_mutex_unlock(&screens->lock);
	g_mutex_clear(&screens->lock);
	g_cond_clear(&screens->done);
}

static Screens *newScreens() { return g_new0(Screens, 1); }
*/
import "C"

import "image"

// Screens gives the screens of this computer, none where they are not known. It waits for the main loop, which must not
// be the one to ask.
func Screens() []Screen {
	asked := C.newScreens()
	defer C.g_free(C.gpointer(asked))
	C.askScreens(asked)
	screens := []Screen{}
	for _, each := range asked.areas[:asked.count] {
		x, y := int(each.x), int(each.y)
		area := image.Rect(x, y, x+int(each.width), y+int(each.height))
		screens = append(screens, Screen{Area: area, Origin: area.Min})
	}
	return screens
}
