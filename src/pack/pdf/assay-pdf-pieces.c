/* The pieces that the content of a page is cut into.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads operators and no more of PDF's syntax than it takes to find them. A path with what paints
 * it, a text object, and a picture are each one artifact; what only changes the state stays bare.
 */

#include "pack/pdf/assay-pdf-pieces.h"

#include <string.h>

#define NOWHERE G_MAXSIZE
#define PLACED_NAME "/AssayPlaced"
#define BLANK_NAME "/AssayBlank"
#define BLANK_TAG "Span"
#define MCID_NAME "/MCID"

typedef enum
{
  ROLE_OTHER,
  ROLE_PATH,
  ROLE_PAINT,
  ROLE_NO_PAINT,
  ROLE_PICTURE,
  ROLE_INLINE_PICTURE,
  ROLE_BEGIN_TEXT,
  ROLE_END_TEXT,
  ROLE_BEGIN_PIECE,
  ROLE_END_PIECE,
} Role;

typedef struct
{
  const char *operator;
  Role role;
} RoleRow;

static const RoleRow role_rows[] = {
  { "m", ROLE_PATH },          { "l", ROLE_PATH },
  { "c", ROLE_PATH },          { "v", ROLE_PATH },
  { "y", ROLE_PATH },          { "h", ROLE_PATH },
  { "re", ROLE_PATH },         { "f", ROLE_PAINT },
  { "F", ROLE_PAINT },         { "f*", ROLE_PAINT },
  { "B", ROLE_PAINT },         { "B*", ROLE_PAINT },
  { "b", ROLE_PAINT },         { "b*", ROLE_PAINT },
  { "s", ROLE_PAINT },         { "S", ROLE_PAINT },
  { "n", ROLE_NO_PAINT },      { "Do", ROLE_PICTURE },
  { "sh", ROLE_PICTURE },      { "BI", ROLE_INLINE_PICTURE },
  { "BT", ROLE_BEGIN_TEXT },   { "ET", ROLE_END_TEXT },
  { "BMC", ROLE_BEGIN_PIECE }, { "BDC", ROLE_BEGIN_PIECE },
  { "EMC", ROLE_END_PIECE },
};

typedef struct
{
  const char *content;
  gsize length;
  gsize at;
  gsize statement; /* where the operands of the next operator begin */
  gsize artifact;  /* where what is to be an artifact begins, or NOWHERE */
  gsize copied;
  guint depth;      /* of pieces within pieces */
  gboolean in_text; /* in a bare text object */
  guint n_found;
  guint n_pieces;
  guint n_more; /* blanks, and what is placed */
  const char *placed_tag;
  GString *marked;
} Cutting;

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static gboolean
is_regular (char c)
{
  switch (c)
    {
    case '(':
    case ')':
    case '<':
    case '>':
    case '[':
    case ']':
    case '{':
    case '}':
    case '/':
    case '%':
      return FALSE;
    default:
      return !is_space (c);
    }
}

static void
skip_text (Cutting *cutting)
{
  guint depth = 0;

  do
    {
      char c = cutting->content[cutting->at++];

      if (c == '\\')
        cutting->at++;
      else if (c == '(')
        depth++;
      else if (c == ')')
        depth--;
    }
  while (depth > 0 && cutting->at < cutting->length);
}

/* Goes on behind the next token. TRUE for a word, which is a number or an operator. */
static gboolean
skip_token (Cutting *cutting)
{
  const char *content = cutting->content;
  char first = content[cutting->at];

  if (first == '(')
    {
      skip_text (cutting);
      cutting->at = MIN (cutting->at, cutting->length);
      return FALSE;
    }
  cutting->at++;
  if (first == '%')
    while (cutting->at < cutting->length && content[cutting->at] != '\n')
      cutting->at++;
  else if (first == '/' || is_regular (first))
    while (cutting->at < cutting->length && is_regular (content[cutting->at]))
      cutting->at++;

  return is_regular (first);
}

static Role
look_up_role (const char *word, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (role_rows); i++)
    {
      const char *operator= role_rows[i].operator;

      if (operator[0] == word[0] && strncmp (operator, word, length) == 0
          && operator[length] == '\0')
        return role_rows[i].role;
    }

  return ROLE_OTHER;
}

static void
copy_until (Cutting *cutting, gsize end)
{
  g_string_append_len (cutting->marked, cutting->content + cutting->copied,
                       (gssize) (end - cutting->copied));
  cutting->copied = end;
}

static void
end_artifact (Cutting *cutting)
{
  copy_until (cutting, cutting->artifact);
  g_string_append (cutting->marked, "/Artifact BMC\n");
  copy_until (cutting, cutting->at);
  g_string_append (cutting->marked, "\nEMC");
  cutting->artifact = NOWHERE;
}

/* Behind the data of a picture that stands in the content itself. */
static void
skip_inline_picture (Cutting *cutting)
{
  const char *content = cutting->content;

  for (; cutting->at + 3 < cutting->length; cutting->at++)
    if (is_space (content[cutting->at]) && content[cutting->at + 1] == 'E'
        && content[cutting->at + 2] == 'I' && is_space (content[cutting->at + 3]))
      {
        cutting->at += 3;
        return;
      }
  cutting->at = cutting->length;
}

/* Whether cairo's piece has the number that it is known by. */
static gboolean
check_number (Cutting *cutting, gsize end)
{
  g_autofree char *operands =
      g_strndup (cutting->content + cutting->statement, end - cutting->statement);
  const char *number = strstr (operands, MCID_NAME);

  if (number == NULL)
    return FALSE;

  return g_ascii_strtoull (number + strlen (MCID_NAME), NULL, 10) == cutting->n_found++;
}

/* A piece that is not cairo's; those are numbered behind its own, as they come. */
static void
mark_more (Cutting *cutting, const char *tag)
{
  copy_until (cutting, cutting->statement);
  g_string_append_printf (cutting->marked, "/%s <</MCID %u>> BDC", tag,
                          cutting->n_pieces + cutting->n_more++);
  cutting->copied = cutting->at;
}

static gboolean
begin_piece (Cutting *cutting)
{
  const char *name = cutting->content + cutting->statement;
  gboolean is_good = cutting->artifact == NOWHERE || cutting->in_text;

  if (cutting->depth == 0 && strncmp (name, PLACED_NAME, strlen (PLACED_NAME)) == 0)
    {
      is_good = is_good && cutting->placed_tag != NULL;
      mark_more (cutting, cutting->placed_tag != NULL ? cutting->placed_tag : "Span");
    }
  else if (cutting->depth == 0 && strncmp (name, BLANK_NAME, strlen (BLANK_NAME)) == 0)
    mark_more (cutting, BLANK_TAG);
  else if (cutting->depth == 0 && !cutting->in_text)
    is_good = is_good && check_number (cutting, cutting->at);
  cutting->depth++;

  return is_good;
}

static gboolean
end_piece (Cutting *cutting)
{
  if (cutting->depth == 0)
    return FALSE;
  cutting->depth--;

  return TRUE;
}

static void
begin_artifact (Cutting *cutting)
{
  if (cutting->artifact == NOWHERE)
    cutting->artifact = cutting->statement;
}

/* What stands bare, outside of any piece. */
static void
read_bare_operator (Cutting *cutting, Role role)
{
  if (cutting->in_text && role != ROLE_END_TEXT)
    return;
  if (role == ROLE_NO_PAINT)
    cutting->artifact = NOWHERE;
  else if (role != ROLE_OTHER)
    begin_artifact (cutting);
  cutting->in_text = role == ROLE_BEGIN_TEXT;
  if (role != ROLE_OTHER && role != ROLE_NO_PAINT && role != ROLE_PATH && role != ROLE_BEGIN_TEXT)
    end_artifact (cutting);
}

static gboolean
read_operator (Cutting *cutting, gsize start)
{
  Role role = look_up_role (cutting->content + start, cutting->at - start);

  if (role == ROLE_INLINE_PICTURE)
    skip_inline_picture (cutting);
  if (role == ROLE_BEGIN_PIECE)
    return begin_piece (cutting);
  if (role == ROLE_END_PIECE)
    return end_piece (cutting);
  if (cutting->depth == 0)
    read_bare_operator (cutting, role);

  return TRUE;
}

gboolean
assay_pdf_mark_pieces (
    const char *content, gsize length, guint n_pieces, const char *placed_tag, GString *marked)
{
  Cutting cutting = { .content = content,
                      .length = length,
                      .statement = NOWHERE,
                      .artifact = NOWHERE,
                      .n_pieces = n_pieces,
                      .placed_tag = placed_tag,
                      .marked = marked };

  while (cutting.at < length)
    {
      gsize start = cutting.at;

      if (is_space (content[start]))
        {
          cutting.at++;
          continue;
        }
      if (cutting.statement == NOWHERE)
        cutting.statement = start;
      if (!skip_token (&cutting)
          || !(g_ascii_isalpha (content[start]) || strchr ("'\"", content[start])))
        continue;
      if (!read_operator (&cutting, start))
        return FALSE;
      cutting.statement = NOWHERE;
    }
  copy_until (&cutting, length);

  return cutting.depth == 0 && cutting.artifact == NOWHERE && cutting.n_found == n_pieces;
}
