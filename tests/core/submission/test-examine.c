/* What core cannot read itself, another looks at: asked once, of what is kept, and believed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "bag-maker.h"

#include "base/assay-error.h"
#include "core/submission/assay-unpack.h"

#include <glib/gstdio.h>
#include <string.h>

#define PASSPHRASE "five plain words"

typedef struct
{
  AssayFixture *fixture;
  char *schema;
  char *zip;
  char *folder; /* unpacked */
} Desk;

/* What examining was asked and is to answer. A callback without data cannot know it otherwise. */
typedef struct
{
  guint n_calls;
  char *path;
  char *passphrase;
  gboolean saw_pack;
  guint tag; /* of a finding to add, 0 for none */
  gboolean fails;
} Asked;

static Asked asked;

static gboolean
examine_cb (const char *path,
            const char *passphrase,
            AssayVerification *verification,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *pack = g_build_filename (path, "data/pack.pdf", NULL);

  asked.n_calls++;
  g_free (asked.path);
  g_free (asked.passphrase);
  asked.path = g_strdup (path);
  asked.passphrase = g_strdup (passphrase);
  asked.saw_pack = g_file_test (pack, G_FILE_TEST_IS_REGULAR);
  if (asked.tag != 0)
    g_ptr_array_add (verification->findings,
                     assay_finding_new ((AssayFindingTag) asked.tag, "data/pack.pdf", NULL, NULL));
  if (asked.fails)
    g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_IO, "cannot look");

  return !asked.fails;
}

static void
set_up (Desk *desk, gconstpointer data)
{
  desk->fixture = assay_fixture_new ();
  desk->schema = assay_fixture_schema_path ();
  desk->zip = assay_fixture_path (desk->fixture, "bag.zip");
  desk->folder = assay_fixture_path (desk->fixture, "unpacked");
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  assay_fixture_free (desk->fixture);
  g_free (desk->schema);
  g_free (desk->zip);
  g_free (desk->folder);
  g_free (asked.path);
  g_free (asked.passphrase);
  memset (&asked, 0, sizeof asked);
}

/* A submission, with something harmless added when @note is not NULL. */
static void
write_zip (Desk *desk, const char *note)
{
  g_autoptr (BagMaker) maker = bag_maker_new ();
  g_autoptr (GByteArray) zip = NULL;

  bag_maker_add_submission (maker);
  bag_maker_seal (maker);
  if (note != NULL)
    bag_maker_add (maker, "note.txt", note);
  bag_maker_lock (maker, PASSPHRASE, 3, TRUE);
  zip = bag_maker_zip (maker);
  g_assert_true (
      g_file_set_contents (desk->zip, (const char *) zip->data, (gssize) zip->len, NULL));
}

static AssayVerification *
look (Desk *desk, gboolean unpacks, GError **error)
{
  const AssayVerifyRequest request = { .schema_path = desk->schema,
                                       .passphrase = PASSPHRASE,
                                       .examine = examine_cb };

  return unpacks ? assay_submission_unpack (desk->zip, &request, desk->folder, desk->fixture->disk,
                                            ASSAY_PROGRESS_NONE, NULL, error)
                 : assay_verify (desk->zip, &request, ASSAY_PROGRESS_NONE, NULL, error);
}

/* Verifying, it is the bag with its passphrase; unpacking, the folder that is kept. */
static void
test_asked (Desk *desk, gconstpointer data)
{
  gboolean unpacks = data != NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayVerification) verification = NULL;

  write_zip (desk, NULL);
  verification = look (desk, unpacks, &error);
  g_assert_no_error (error);
  g_assert_true (assay_verification_is_sound (verification));
  g_assert_cmpuint (asked.n_calls, ==, 1);
  g_assert_cmpstr (asked.path, ==, unpacks ? desk->folder : desk->zip);
  g_assert_cmpstr (asked.passphrase, ==, unpacks ? NULL : PASSPHRASE);
  g_assert_true (asked.saw_pack == unpacks);
}

/* What it finds counts as if core had, in its order among the rest; what blocks keeps nothing. */
static void
test_believed (Desk *desk, gconstpointer data)
{
  gboolean unpacks = data != NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayVerification) verification = NULL;

  write_zip (desk, "listed nowhere");
  asked.tag = ASSAY_FINDING_PACK_DIFFERS;
  verification = look (desk, unpacks, &error);
  g_assert_no_error (error);
  g_assert_false (assay_verification_is_sound (verification));
  g_assert_cmpuint (verification->findings->len, ==, 2);
  g_assert_cmpuint (((const AssayFinding *) verification->findings->pdata[0])->tag, ==,
                    ASSAY_FINDING_PACK_DIFFERS);
  g_assert_false (g_file_test (desk->folder, G_FILE_TEST_EXISTS));
}

static void
test_failed (Desk *desk, gconstpointer data)
{
  gboolean unpacks = data != NULL;
  g_autoptr (GError) error = NULL;

  write_zip (desk, NULL);
  asked.fails = TRUE;
  g_assert_null (look (desk, unpacks, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_IO);
  g_assert_false (g_file_test (desk->folder, G_FILE_TEST_EXISTS));
}

/* What is not kept is not looked at either. */
static void
test_not_asked (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayVerification) verification = NULL;
  g_autofree char *bytes = NULL;
  gsize length = 0;

  write_zip (desk, NULL);
  g_assert_true (g_file_get_contents (desk->zip, &bytes, &length, NULL));
  bytes[100] ^= 1;
  g_assert_true (g_file_set_contents (desk->zip, bytes, (gssize) length, NULL));
  verification = look (desk, TRUE, &error);
  g_assert_no_error (error);
  g_assert_false (assay_verification_is_sound (verification));
  g_assert_false (g_file_test (desk->folder, G_FILE_TEST_EXISTS));
  g_assert_true (asked.n_calls == 0 || asked.saw_pack);
}

static void
add (const char *name, void (*test) (Desk *, gconstpointer), gconstpointer data)
{
  g_autofree char *path = g_strconcat ("/examine/", name, NULL);

  g_test_add (path, Desk, data, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("asked/verifying", test_asked, NULL);
  add ("asked/unpacking", test_asked, "unpacking");
  add ("believed/verifying", test_believed, NULL);
  add ("believed/unpacking", test_believed, "unpacking");
  add ("failed/verifying", test_failed, NULL);
  add ("failed/unpacking", test_failed, "unpacking");
  add ("not-asked", test_not_asked, NULL);

  return g_test_run ();
}
