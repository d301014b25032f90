/* The settings LibreOffice runs with here, and what it is told to do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plain --convert-to would do for letters. The instructions are here for three things it cannot
 * say: that a document is opened without its macros and its links; that a sheet too wide for its
 * paper is turned and fitted to the paper's width, as a person would before printing it; and that a
 * wrong document ends the program instead of leaving it waiting. The document itself is a copy and
 * is never saved.
 *
 * Only the instructions' own library, in this profile, may run: a document's macros are refused
 * twice, here and by the settings.
 */

#include "pack/convert/assay-office-profile.h"

#include "base/assay-error.h"

#include <errno.h>
#include <glib/gstdio.h>

#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

typedef struct
{
  const char *path;
  const char *name;
  const char *value;
} Setting;

/* First start done; no macros, no active content; links neither followed nor asked about; formulas
 * as they were saved, but for those that ask for the day or for chance, which LibreOffice always
 * computes; everything by the same locale wherever it runs; and a proxy that does not exist, for
 * systems that do not let us take the network away. */
static const Setting settings[] = {
  { "org.openoffice.Setup/Office", "ooSetupInstCompleted", "true" },
  { "org.openoffice.Setup/L10N", "ooSetupSystemLocale", "en-GB" },
  { "org.openoffice.Office.Common/Misc", "FirstRun", "false" },
  { "org.openoffice.Office.Common/Save/Document", "CreateBackup", "false" },
  { "org.openoffice.Office.Common/Save/Document", "AutoSave", "false" },
  { "org.openoffice.Office.Common/History", "PickListSize", "0" },
  { "org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3" },
  { "org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true" },
  { "org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true" },
  { "org.openoffice.Office.Writer/Content/Update", "Link", "2" },
  { "org.openoffice.Office.Writer/Content/Update", "Field", "false" },
  { "org.openoffice.Office.WriterWeb/Content/Update", "Link", "2" },
  { "org.openoffice.Office.Calc/Content/Update", "Link", "2" },
  { "org.openoffice.Office.Calc/Formula/Load", "OOXMLRecalcMode", "1" },
  { "org.openoffice.Office.Calc/Formula/Load", "ODFRecalcMode", "1" },
  { "org.openoffice.Inet/Settings", "ooInetProxyType", "2" },
  { "org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1" },
  { "org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9" },
  { "org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1" },
  { "org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9" },
};

static const char library_list[] =
    XML_HEAD "<!DOCTYPE library:libraries PUBLIC \"-//OpenOffice.org//DTD OfficeDocument 1.0//EN\" "
             "\"libraries.dtd\">\n"
             "<library:libraries xmlns:library=\"http://openoffice.org/2000/library\" "
             "xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n"
             " <library:library library:name=\"Standard\" library:link=\"false\"/>\n"
             "</library:libraries>\n";

static const char library[] =
    XML_HEAD "<!DOCTYPE library:library PUBLIC \"-//OpenOffice.org//DTD OfficeDocument 1.0//EN\" "
             "\"library.dtd\">\n"
             "<library:library xmlns:library=\"http://openoffice.org/2000/library\" "
             "library:name=\"Standard\" library:readonly=\"false\" "
             "library:passwordprotected=\"false\">\n"
             " <library:element library:name=\"Assay\"/>\n"
             "</library:library>\n";

static const char module_head[] =
    XML_HEAD "<!DOCTYPE script:module PUBLIC \"-//OpenOffice.org//DTD OfficeDocument 1.0//EN\" "
             "\"module.dtd\">\n"
             "<script:module xmlns:script=\"http://openoffice.org/2000/script\" "
             "script:name=\"Assay\" script:language=\"StarBasic\">\n";

/* Lengths are hundredths of a millimetre. A sheet whose author chose a scale keeps it. Where
 * fitting to the width leaves letters smaller than six tenths, the paper grows, up to A0's length.
 * Rows of no height of their own are made as high as their words, which is not done for every file
 * when it is opened. */
static const char instructions[] =
    "Function Named(name As String, value As Variant) As Variant\n"
    "  Dim pair As New com.sun.star.beans.PropertyValue\n"
    "  pair.Name = name\n"
    "  pair.Value = value\n"
    "  Named = pair\n"
    "End Function\n"
    "\n"
    "Sub FitToWidth(style As Variant, wide As Long)\n"
    "  Dim margins As Long, turned As Long, needed As Long\n"
    "  If style.ScaleToPages <> 0 Or style.PageScale <> 100 Then Exit Sub\n"
    "  If style.ScaleToPagesX > 1 Or style.ScaleToPagesY > 0 Then Exit Sub\n"
    "  margins = style.LeftMargin + style.RightMargin\n"
    "  If wide <= style.Width - margins Then Exit Sub\n"
    "  If style.Height > style.Width Then\n"
    "    turned = style.Width\n"
    "    style.IsLandscape = True\n"
    "    style.Width = style.Height\n"
    "    style.Height = turned\n"
    "  End If\n"
    "  needed = CLng(wide * 0.6) + margins\n"
    "  If needed > 118900 Then needed = 118900\n"
    "  If needed > style.Width Then\n"
    "    style.Height = CLng(style.Height / style.Width * needed)\n"
    "    style.Width = needed\n"
    "  End If\n"
    "  style.ScaleToPagesX = 1\n"
    "  style.ScaleToPagesY = 0\n"
    "End Sub\n"
    "\n"
    "Function WidthOf(sheet As Variant) As Long\n"
    "  Dim cursor As Variant, column As Long, wide As Double\n"
    "  cursor = sheet.createCursor()\n"
    "  cursor.gotoEndOfUsedArea(False)\n"
    "  For column = 0 To cursor.RangeAddress.EndColumn\n"
    "    If sheet.Columns.getByIndex(column).IsVisible Then\n"
    "      wide = wide + sheet.Columns.getByIndex(column).Width\n"
    "    End If\n"
    "    If wide > 1000000 Then Exit For\n"
    "  Next\n"
    "  WidthOf = CLng(wide)\n"
    "End Function\n"
    "\n"
    "Sub FitRows(sheet As Variant)\n"
    "  Dim cursor As Variant, row As Long, last As Long\n"
    "  cursor = sheet.createCursor()\n"
    "  cursor.gotoEndOfUsedArea(False)\n"
    "  last = cursor.RangeAddress.EndRow\n"
    "  If last > 5000 Then last = 5000\n"
    "  For row = 0 To last\n"
    "    If sheet.Rows.getByIndex(row).OptimalHeight Then\n"
    "      sheet.Rows.getByIndex(row).OptimalHeight = True\n"
    "    End If\n"
    "  Next\n"
    "End Sub\n"
    "\n"
    "Sub FitSheets(document As Variant)\n"
    "  Dim index As Long, sheet As Variant, styles As Variant\n"
    "  On Error Resume Next\n"
    "  styles = document.StyleFamilies.getByName(\"PageStyles\")\n"
    "  For index = 0 To document.Sheets.Count - 1\n"
    "    sheet = document.Sheets.getByIndex(index)\n"
    "    FitRows(sheet)\n"
    "    FitToWidth(styles.getByName(sheet.PageStyle), WidthOf(sheet))\n"
    "  Next\n"
    "End Sub\n"
    "\n"
    "Function FilterFor(document As Variant) As String\n"
    "  If document.supportsService(\"com.sun.star.sheet.SpreadsheetDocument\") Then\n"
    "    FilterFor = \"calc_pdf_Export\"\n"
    "  ElseIf document.supportsService(\"com.sun.star.presentation.PresentationDocument\") Then\n"
    "    FilterFor = \"impress_pdf_Export\"\n"
    "  ElseIf document.supportsService(\"com.sun.star.drawing.DrawingDocument\") Then\n"
    "    FilterFor = \"draw_pdf_Export\"\n"
    "  Else\n"
    "    FilterFor = \"writer_pdf_Export\"\n"
    "  End If\n"
    "End Function\n"
    "\n"
    "Sub MakePages()\n"
    "  Dim document As Variant, options As Variant\n"
    "  On Error Goto Finish\n"
    "  document = StarDesktop.loadComponentFromURL(Environ(\"" ASSAY_OFFICE_DOCUMENT_VARIABLE
    "\"), \"_blank\", 0, _\n"
    "    Array(Named(\"Hidden\", True), Named(\"ReadOnly\", False), _\n"
    "      Named(\"MacroExecutionMode\", 0), Named(\"UpdateDocMode\", 0)))\n"
    "  If Not IsNull(document) Then\n"
    "    If FilterFor(document) = \"calc_pdf_Export\" Then FitSheets(document)\n"
    "    options = Array(Named(\"ExportFormFields\", False), Named(\"ExportBookmarks\", True))\n"
    "    document.storeToURL(Environ(\"" ASSAY_OFFICE_PAGES_VARIABLE "\"), _\n"
    "      Array(Named(\"FilterName\", FilterFor(document)), Named(\"FilterData\", options)))\n"
    "  End If\n"
    "Finish:\n"
    "  StarDesktop.terminate()\n"
    "End Sub\n";

static char *
format_settings (void)
{
  GString *text =
      g_string_new (XML_HEAD "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\" "
                             "xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" "
                             "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n");

  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    g_string_append_printf (text,
                            "<item oor:path=\"/%s\"><prop oor:name=\"%s\" oor:op=\"fuse\">"
                            "<value>%s</value></prop></item>\n",
                            settings[i].path, settings[i].name, settings[i].value);
  g_string_append (text, "</oor:items>\n");

  return g_string_free (text, FALSE);
}

static char *
format_module (void)
{
  g_autofree char *escaped = g_markup_escape_text (instructions, -1);

  return g_strconcat (module_head, escaped, "</script:module>\n", NULL);
}

static gboolean
write_file (const char *folder, const char *name, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GError *problem = NULL;

  if (g_file_set_contents (path, text, -1, &problem))
    return TRUE;
  assay_error_propagate (error, problem, path);

  return FALSE;
}

gboolean
assay_office_profile_write (const char *folder, GError **error)
{
  g_autofree char *user = g_build_filename (folder, "user", NULL);
  g_autofree char *basic = g_build_filename (user, "basic", NULL);
  g_autofree char *standard = g_build_filename (basic, "Standard", NULL);
  g_autofree char *registry = format_settings ();
  g_autofree char *module = format_module ();

  if (g_mkdir_with_parents (standard, 0700) != 0)
    {
      assay_error_set_from_errno (error, standard, errno);
      return FALSE;
    }

  return write_file (user, "registrymodifications.xcu", registry, error)
         && write_file (basic, "script.xlc", library_list, error)
         && write_file (standard, "script.xlb", library, error)
         && write_file (standard, "Assay.xba", module, error);
}
