/* What is found in a bag from outside, as sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever reads these got a file from somebody: what to do is nearly always to ask for it again, so
 * the step says why that helps. Names in them are a stranger's, and are shortened.
 */

#include "present/assay-wording-private.h"
#include "present/assay-wording-template.h"

#include "base/assay-text.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define MOST_NAME_CHARS 200

/* Steps that many findings share. */
#define STEP_AGAIN N_ ("Ask the sender to send it again, and compare the fingerprints.")
#define STEP_REPACK N_ ("Ask for the bag packed anew with an ordinary program.")
#define STEP_RENAME N_ ("Ask for it under a name that works on every computer.")
#define STEP_MAKER N_ ("Tell the sender; the program that made the bag has to be put right.")
#define STEP_SUBMIT N_ ("Ask the service to make the submission anew with Assay.")
#define STEP_NOT_OPEN N_ ("Do not unpack it; ask the sender what it is.")

static const struct
{
  guint tag;
  const char *sentence;
  const char *step;
} rows[] = {
  /* The ZIP */
  { ASSAY_FINDING_ZIP_CUT,
    N_ ("The file is cut off or damaged: its table of contents is not whole."), STEP_AGAIN },
  { ASSAY_FINDING_ZIP_DISAGREES, NULL, STEP_REPACK },
  { ASSAY_FINDING_ZIP_OVERLAP, N_ ("{file} shares its bytes with another file of the ZIP."),
    STEP_NOT_OPEN },
  { ASSAY_FINDING_ZIP_STRAY_BYTES,
    N_ ("The ZIP holds {detail} bytes at place {counted} that belong to no file."), STEP_REPACK },
  { ASSAY_FINDING_ZIP_ENCRYPTED,
    N_ ("The ZIP is locked with a passphrase. Files that cannot be read without it: {detail}."),
    N_ ("Ask the sender for the passphrase, by another way than the file came, and give it.") },
  { ASSAY_FINDING_ZIP_PASSPHRASE, NULL,
    N_ ("Check capital letters and blanks, or ask the sender which passphrase it was.") },
  { ASSAY_FINDING_ZIP_LOCK_UNKNOWN,
    N_ ("{file} is locked in a way that protects little, or that Assay does not read."),
    N_ ("Ask for a ZIP locked with AES-256, which 7-Zip and Assay make.") },
  { ASSAY_FINDING_ZIP_METHOD,
    N_ ("{file} is packed by method {detail}, which Assay does not read."),
    N_ ("Ask for a ZIP that is only stored or deflated.") },
  { ASSAY_FINDING_ZIP_UNREADABLE, N_ ("{file} cannot be read; it is damaged."), STEP_AGAIN },
  { ASSAY_FINDING_ZIP_BOMB, NULL, STEP_NOT_OPEN },
  { ASSAY_FINDING_ZIP_TOO_MANY,
    N_ ("It holds more files, or folders within folders, than Assay reads."), STEP_NOT_OPEN },
  /* Names */
  { ASSAY_FINDING_NAME_ESCAPES, N_ ("The name {file} leads out of the bag’s folder."),
    STEP_NOT_OPEN },
  { ASSAY_FINDING_NAME_ENCODING, N_ ("The name {file} is not UTF-8."), STEP_RENAME },
  { ASSAY_FINDING_NAME_TWICE, N_ ("{file} is there twice."), STEP_REPACK },
  { ASSAY_FINDING_NOT_A_FILE, N_ ("{file} is a link or a device, not a file."), STEP_REPACK },
  { ASSAY_FINDING_NAME_UNMARKED,
    N_ ("The ZIP does not say how the letters of the name {file} are written."), STEP_RENAME },
  { ASSAY_FINDING_NAME_DEVICE, N_ ("{file} is the name of a device on Windows."), STEP_RENAME },
  { ASSAY_FINDING_NAME_UNSAFE, N_ ("A file cannot be called {file} on every computer."),
    STEP_RENAME },
  { ASSAY_FINDING_NAME_CLASH, N_ ("{file} and {other} are one file on many computers."),
    STEP_RENAME },
  { ASSAY_FINDING_FOLDER_EMPTY, N_ ("The folder {file} is empty; no list can name it."),
    N_ ("Nothing is lost; a file in it would keep it.") },
  /* The bag */
  { ASSAY_FINDING_BAG_NO_DECLARATION, N_ ("This is no bag: “bagit.txt” is missing."),
    N_ ("Check that it is the right file; a submission of Assay is a bag.") },
  { ASSAY_FINDING_BAG_BESIDE, N_ ("{file} lies beside the bag."), STEP_REPACK },
  { ASSAY_FINDING_BAG_DECLARATION, N_ ("Line {detail} of {file} is not as BagIt asks."),
    STEP_MAKER },
  { ASSAY_FINDING_BAG_VERSION,
    N_ ("The bag is of BagIt {detail}, a version that Assay does not know."),
    N_ ("Use a newer Assay, or ask for a bag of version 1.0.") },
  { ASSAY_FINDING_BAG_ENCODING,
    N_ ("Its lists are said to be written in {detail}, which cannot be read here."),
    N_ ("Ask for a bag in UTF-8.") },
  { ASSAY_FINDING_BAG_NO_PAYLOAD, N_ ("The folder “data” is missing."), STEP_AGAIN },
  { ASSAY_FINDING_BAG_NO_MANIFEST, N_ ("Nothing lists the files of the bag."), STEP_AGAIN },
  { ASSAY_FINDING_BAG_FETCH,
    N_ ("The bag wants files fetched from the network; Assay never does that."),
    N_ ("Ask for a bag with everything in it.") },
  { ASSAY_FINDING_BAG_FETCHED,
    N_ ("{file} tells where on the network the files can be fetched. They are all here; nothing "
        "was fetched."),
    N_ ("Ask for a bag without that list: another program may fetch what it names.") },
  { ASSAY_FINDING_SUBMISSION_FETCH,
    N_ ("{file} tells where on the network files can be fetched. A submission holds everything "
        "itself, so one with that list is not taken for a review."),
    N_ ("Ask the service for the submission as Assay wrote it.") },
  { ASSAY_FINDING_TAG_TEXT, N_ ("{file} is not plain text in the encoding that the bag states."),
    STEP_MAKER },
  { ASSAY_FINDING_TAG_TOO_LARGE, N_ ("{file} is larger than such a file can be."), STEP_NOT_OPEN },
  { ASSAY_FINDING_MANIFEST_UNKNOWN,
    N_ ("{file} uses digests of the kind {detail}, which Assay does not know."),
    N_ ("Ask for a bag with SHA-256 or SHA-512.") },
  { ASSAY_FINDING_MANIFEST_LINE, N_ ("Line {detail} of {file} cannot be read."), STEP_MAKER },
  { ASSAY_FINDING_MANIFEST_TWICE, N_ ("{other} lists {file} twice."), STEP_MAKER },
  { ASSAY_FINDING_MANIFEST_OUTSIDE, N_ ("{other} names {file}, which it must not."), STEP_MAKER },
  { ASSAY_FINDING_FILE_MISSING, N_ ("{file} is missing, though {other} lists it."), STEP_AGAIN },
  { ASSAY_FINDING_FILE_UNLISTED, N_ ("{file} is there, but {other} does not list it."),
    STEP_AGAIN },
  { ASSAY_FINDING_FILE_ALTERED, N_ ("{file} is not what {other} says it is."), STEP_AGAIN },
  { ASSAY_FINDING_OXUM_WRONG,
    N_ ("{file} states the payload as {detail}, but it is {counted} (bytes.files)."), STEP_AGAIN },
  { ASSAY_FINDING_INFO_LINE, N_ ("Line {detail} of {file} cannot be read."), STEP_MAKER },
  { ASSAY_FINDING_MANIFEST_WEAK,
    N_ ("{file} uses {detail}, which finds accidents but no ill will."),
    N_ ("Ask for a bag with SHA-256 or SHA-512 when it matters.") },
  { ASSAY_FINDING_MANIFEST_LOOSE,
    N_ ("Line {detail} of {file} can be read, but is not as BagIt asks."), STEP_MAKER },
  { ASSAY_FINDING_NAME_NORMALISED,
    N_ ("{other} writes the name {file} in another form of Unicode."), STEP_RENAME },
  { ASSAY_FINDING_TAG_UNLISTED, N_ ("{other} does not protect {file}."), STEP_MAKER },
  { ASSAY_FINDING_INFO_REPEATED, N_ ("{file} states {detail} more than once."), STEP_MAKER },
  { ASSAY_FINDING_BAG_SIZE_WRONG,
    N_ ("{file} states the size as {detail}; the payload has {counted} bytes."), STEP_AGAIN },
  { ASSAY_FINDING_BAG_ENCODING_OLD, N_ ("Its lists are written in {detail}, not in UTF-8."),
    N_ ("Nothing is wrong; newer bags are in UTF-8.") },
  /* A submission */
  { ASSAY_FINDING_PART_MISSING, N_ ("{file} is missing from the submission."), STEP_SUBMIT },
  { ASSAY_FINDING_PART_UNREADABLE, N_ ("{file} cannot be read: {detail}."), STEP_SUBMIT },
  { ASSAY_FINDING_SCHEME_DIFFERS,
    N_ ("{file} is not the scheme that the portfolio was written for."), STEP_SUBMIT },
  { ASSAY_FINDING_FINGERPRINT_WRONG,
    N_ ("{file} states the fingerprint {detail}, but the data has {counted}."), STEP_AGAIN },
  { ASSAY_FINDING_FINGERPRINT_NONE, N_ ("{file} states no fingerprint."), STEP_SUBMIT },
  { ASSAY_FINDING_NOT_SEALED, N_ ("{file} is not protected by a digest."), STEP_SUBMIT },
  { ASSAY_FINDING_ITEM_MISSING, N_ ("The file of {item}, {other}, is not in the submission."),
    STEP_SUBMIT },
  { ASSAY_FINDING_ITEM_ALTERED, N_ ("{other} is not the file that {item} was given."), STEP_AGAIN },
  { ASSAY_FINDING_ITEM_NAME, N_ ("{other}, the file of {item}, has a name that is not safe."),
    STEP_RENAME },
  { ASSAY_FINDING_ITEM_EXTRA, N_ ("{file} belongs to no item of the portfolio."), STEP_SUBMIT },
  { ASSAY_FINDING_PART_FORM,
    N_ ("{file} is not in the form that leaves the service; it may hold private notes."),
    STEP_SUBMIT },
  { ASSAY_FINDING_PACK_UNMARKED,
    N_ ("{file} does not say what data it was made of: it is not a pack as Assay writes it."),
    N_ ("Do not rely on it; ask for the submission as Assay wrote it.") },
  { ASSAY_FINDING_PACK_DIFFERS,
    N_ ("{file} was made of other data than those in this submission (fingerprint {detail}, not "
        "{counted})."),
    N_ ("Do not rely on it; ask for the submission as Assay wrote it.") },
  /* Who sent it */
  { ASSAY_FINDING_SIGNATURE_BROKEN, N_ ("The signature, {file}, is not one of what came."),
    STEP_AGAIN },
  { ASSAY_FINDING_SIGNATURE_CHANGED,
    N_ ("It is signed as {other}, but with another key than before: {counted}."),
    N_ ("Telephone the sender on a number you knew before, and have these digits read to you; "
        "rely on it only when they are the same.") },
  { ASSAY_FINDING_SIGNATURE_NEW, N_ ("It is signed as {other}, with a key new to you: {counted}."),
    N_ ("Telephone the sender and have these digits read to you; when they are the same, confirm "
        "the key.") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (rows) == ASSAY_FINDING_LAST_OF_BAG - ASSAY_FINDING_LAST);

/* What a member's header and the directory say differently. */
static const struct
{
  const char *id;
  const char *sentence;
} differences[] = {
  { "checksum", N_ ("Two places in the ZIP give different checksums for {file}.") },
  { "comment",
    N_ ("The ZIP’s table of contents holds a remark on {file}, which no digest covers.") },
  { "count", N_ ("The ZIP says that it holds another number of files than it does.") },
  { "directory", N_ ("The ZIP’s two end records differ.") },
  { "flags", N_ ("Two places in the ZIP say differently how {file} is to be read.") },
  { "lock", N_ ("Two places in the ZIP say differently how {file} is locked.") },
  { "method", N_ ("Two places in the ZIP say differently how {file} is packed.") },
  { "name", N_ ("Two places in the ZIP give {file} different names.") },
  { "packed-size", N_ ("Two places in the ZIP give different packed sizes for {file}.") },
  { "parts", N_ ("The ZIP says that it is one part of several.") },
  { "place", N_ ("{file} is not where the ZIP says.") },
  { "size", N_ ("Two places in the ZIP give different sizes for {file}.") },
  { "time", N_ ("Two places in the ZIP give different times for {file}.") },
  { "trailer", N_ ("What follows {file} in the ZIP does not repeat its sizes and checksum.") },
  { "type", N_ ("The ZIP says both that {file} is a folder and that it is a file.") },
  { "version", N_ ("Two places in the ZIP say differently what it takes to read {file}.") },
};

static const char *
get_sentence (const AssayFinding *finding)
{
  guint place = finding->tag - ASSAY_FINDING_LAST - 1;

  g_assert (rows[place].tag == (guint) finding->tag);

  if (rows[place].tag == ASSAY_FINDING_ZIP_BOMB)
    return finding->subject != NULL
               ? _ ("{file} would unpack to far more than it is; it was not read.")
               : _ ("The ZIP would unpack to far more than it is; its files were not read.");
  if (rows[place].tag == ASSAY_FINDING_ZIP_PASSPHRASE)
    return finding->subject != NULL
               ? _ ("The passphrase does not open {file}.")
               : _ ("The passphrase is not that of the ZIP. Files that stay locked: {detail}.");
  if (rows[place].tag != ASSAY_FINDING_ZIP_DISAGREES)
    return _ (rows[place].sentence);
  for (guint i = 0; i < G_N_ELEMENTS (differences); i++)
    if (g_strcmp0 (finding->detail, differences[i].id) == 0)
      return _ (differences[i].sentence);

  g_assert_not_reached ();
}

/* What a name stands for, by the place it has in the finding; numbers, versions and items stand
 * without quotes. */
static char *
quote (const char *text)
{
  g_autofree char *shown = assay_text_shorten (text != NULL ? text : "?", MOST_NAME_CHARS);

  return g_strdup_printf (_ ("“%s”"), shown);
}

static char *
fill_gap (const char *name, gconstpointer data)
{
  const AssayFinding *finding = data;

  if (g_str_equal (name, "file"))
    return quote (finding->subject);
  if (g_str_equal (name, "other"))
    return quote (finding->detail);
  if (g_str_equal (name, "item"))
    return g_strdup (finding->subject != NULL ? finding->subject : "?");
  if (g_str_equal (name, "detail"))
    return assay_text_shorten (finding->detail != NULL ? finding->detail : "?", MOST_NAME_CHARS);
  if (g_str_equal (name, "counted"))
    return g_strdup (finding->detail2 != NULL ? finding->detail2 : "?");

  return NULL;
}

char *
assay_wording_bag_finding (const AssayFinding *finding)
{
  return assay_wording_fill (get_sentence (finding), fill_gap, finding);
}

char *
assay_wording_bag_finding_step (const AssayFinding *finding)
{
  return g_strdup (_ (rows[finding->tag - ASSAY_FINDING_LAST - 1].step));
}

static const char *
get_signer_sentence (AssaySignerStanding standing)
{
  switch (standing)
    {
    case ASSAY_SIGNER_UNSIGNED:
      return _ ("It is not signed.");
    case ASSAY_SIGNER_UNCHECKED:
      return _ ("It is signed, but the signature could not be checked.");
    case ASSAY_SIGNER_BROKEN:
      return _ ("It is signed as {name}, but the signature is not one of what came.");
    case ASSAY_SIGNER_NEW:
      return _ ("It is signed as {name}, with a key that is new to you.");
    case ASSAY_SIGNER_KNOWN:
      return _ ("It is signed as {name}, with the key as before, which you have not confirmed.");
    case ASSAY_SIGNER_CONFIRMED:
      return _ ("It is signed as {name}, with a key that you have confirmed.");
    case ASSAY_SIGNER_CHANGED:
      return _ ("It is signed as {name}, but with another key than before.");
    }

  g_assert_not_reached ();
}

static char *
fill_name (const char *gap, gconstpointer name)
{
  return g_str_equal (gap, "name") ? quote (name) : NULL;
}

char *
assay_wording_signer (AssaySignerStanding standing, const char *name)
{
  return assay_wording_fill (get_signer_sentence (standing), fill_name, name);
}
