//go:build linux && webkit2_41

package api

/*
#cgo pkg-config: gtk+-3.0 webkit2gtk-4.1

#include <gtk/gtk.h>
#include <webkit2/webkit2.h>

static void zoomWidget(GtkWidget *widget, gpointer level) {
	if (WEBKIT_IS_WEB_VIEW(widget)) {
		webkit_web_view_set_zoom_level(WEBKIT_WEB_VIEW(widget), *(gdouble *)level);
	} else if (GTK_IS_CONTAINER(widget)) {
		gtk_container_forall(GTK_CONTAINER(widget), zoomWidget, level);
	}
}

static gboolean zoomWindows(gpointer level) {
	GList *windows = gtk_window_list_toplevels();
	for (GList *each = windows; each != NULL; each = each->next) {
		zoomWidget(GTK_WIDGET(each->data), level);
	}
	g_list_free(windows);
	return G_SOURCE_REMOVE;
}

// zoomSoon lets the main loop do it: only its thread may touch widgets.
static void zoomSoon(gdouble level) {
	gdouble *kept = g_new(gdouble, 1);
	*kept = level;
	g_idle_add_full(G_PRIORITY_DEFAULT, zoomWindows, kept, g_free);
}
*/
import "C"

const canZoom = true

// zoom draws the page larger or smaller; 100 is its own size. Wails has no call for it, the engine has.
func zoom(percent int) { C.zoomSoon(C.gdouble(percent) / 100) }
