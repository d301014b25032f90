/* A line to the private server that is cut at the worst moments.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "line-fixture.h"

#include "postgres-fixture.h"

#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define SOCKET ".s.PGSQL.5432"

struct _LineFixture
{
  GThread *thread;
  char *path;
  char *server;
  int listener;
  int fault;     /* atomic, LineFault */
  int stay_down; /* atomic: with the next cut */
  int down;      /* atomic */
  int count;     /* atomic */
  int ending;    /* atomic */
};

/* One caller and the server. */
typedef struct
{
  LineFixture *line;
  int client;
  int server;
} Call;

static int
open_socket (const char *path, struct sockaddr_un *out_address)
{
  int fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

  g_assert_cmpint (fd, >=, 0);
  *out_address = (struct sockaddr_un){ .sun_family = AF_UNIX };
  g_assert_cmpuint (strlen (path), <, sizeof out_address->sun_path);
  g_strlcpy (out_address->sun_path, path, sizeof out_address->sun_path);

  return fd;
}

static void
wait_for (int fd)
{
  struct pollfd watched = { .fd = fd, .events = POLLIN };

  poll (&watched, 1, -1);
}

/* FALSE where the line ends. */
static gboolean
pass_on (int from, int to)
{
  char bytes[16384];
  ssize_t length = recv (from, bytes, sizeof bytes, 0);

  return length > 0 && send (to, bytes, (size_t) length, MSG_NOSIGNAL) == length;
}

/* With its end, because READ COMMITTED is something else. */
static gboolean
is_commit (int client)
{
  char bytes[4096];
  ssize_t length = recv (client, bytes, sizeof bytes, MSG_PEEK);

  return length > 0 && memmem (bytes, (size_t) length, "COMMIT", 7) != NULL;
}

static void
cut (Call *call, LineFault fault)
{
  g_atomic_int_set (&call->line->down, g_atomic_int_get (&call->line->stay_down));
  if (fault != LINE_CUT_BEFORE_COMMIT && pass_on (call->client, call->server))
    wait_for (call->server);
  g_atomic_int_inc (&call->line->count);
  if (fault == LINE_SILENT_AT_COMMIT)
    wait_for (call->client);
}

/* What the client says, after a look at it. */
static gboolean
hear_client (Call *call)
{
  LineFault fault;

  if (!is_commit (call->client))
    return pass_on (call->client, call->server);
  fault = g_atomic_int_get (&call->line->fault);
  g_atomic_int_set (&call->line->fault, LINE_WHOLE);
  if (fault == LINE_WHOLE)
    return pass_on (call->client, call->server);
  cut (call, fault);

  return FALSE;
}

static gpointer
connect_through (gpointer user_data)
{
  Call *call = user_data;
  struct pollfd both[] = { { .fd = call->client, .events = POLLIN },
                           { .fd = call->server, .events = POLLIN } };
  gboolean is_whole = TRUE;

  while (is_whole && poll (both, 2, -1) > 0)
    {
      if (both[0].revents != 0)
        is_whole = hear_client (call);
      if (is_whole && both[1].revents != 0)
        is_whole = pass_on (call->server, call->client);
    }
  close (call->client);
  close (call->server);
  g_free (call);

  return NULL;
}

static void
answer (LineFixture *self, int client)
{
  struct sockaddr_un address;
  Call *call;

  if (g_atomic_int_get (&self->down))
    {
      close (client);
      return;
    }
  call = g_new0 (Call, 1);
  call->line = self;
  call->client = client;
  call->server = open_socket (self->server, &address);
  g_assert_cmpint (connect (call->server, (struct sockaddr *) &address, sizeof address), ==, 0);
  g_thread_unref (g_thread_new ("call", connect_through, call));
}

static gpointer
listen_for_calls (gpointer user_data)
{
  LineFixture *self = user_data;

  while (!g_atomic_int_get (&self->ending))
    {
      int client = accept (self->listener, NULL, NULL);

      if (client >= 0)
        answer (self, client);
    }

  return NULL;
}

LineFixture *
line_fixture_new (const char *folder)
{
  LineFixture *self = g_new0 (LineFixture, 1);
  struct sockaddr_un address;

  self->path = g_build_filename (folder, SOCKET, NULL);
  self->server = g_build_filename (postgres_get_folder (), SOCKET, NULL);
  self->listener = open_socket (self->path, &address);
  g_assert_cmpint (bind (self->listener, (struct sockaddr *) &address, sizeof address), ==, 0);
  g_assert_cmpint (listen (self->listener, 16), ==, 0);
  self->thread = g_thread_new ("line", listen_for_calls, self);

  return self;
}

/* Callers have to have hung up. */
void
line_fixture_free (LineFixture *self)
{
  g_atomic_int_set (&self->ending, 1);
  shutdown (self->listener, SHUT_RDWR);
  g_thread_join (self->thread);
  close (self->listener);
  g_free (self->path);
  g_free (self->server);
  g_free (self);
}

void
line_fixture_set (LineFixture *self, LineFault fault, gboolean is_to_stay_down)
{
  g_atomic_int_set (&self->stay_down, is_to_stay_down);
  g_atomic_int_set (&self->down, 0);
  g_atomic_int_set (&self->fault, fault);
}

guint
line_fixture_get_count (LineFixture *self)
{
  return (guint) g_atomic_int_get (&self->count);
}
