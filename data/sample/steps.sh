# The sample's story as commands. Read by build.sh; everything here could be typed by hand, with
# "vale" for the portfolio's folder.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# "at" is the only word that is not Assay's: it says when the next commands happen, and who types
# them. Each command after it happens three minutes later than the one before.

# --- A portfolio, and whose it is ----------------------------------------------------------------

at "2026-10-12 09:05" "Service manager"
assay new vale --scheme rss --service "North Vale Restorative Service" --planned 2027-01-12
assay profile vale \
  unit="North Vale Restorative Service, an independent charity with six paid staff and four volunteer facilitators. The whole organisation applies; the partners named below do not." \
  sites="Office and two meeting rooms, Old Grain Store, Marlbeck; a room at Stanecross library on two evenings a week; a monthly drop-in in the upper dale; a private room at HMP Farrowdale. The first three can be visited on any working day, the prison with four weeks’ notice." \
  partners="North Vale Police, victim care hub (tells people about us, joins the yearly review); North Vale probation delivery unit (referrals, licence conditions, risk meetings); HMP Farrowdale (room, liaison officer); Alderway Specialist Support (sexual and domestic abuse); Eastmoor Restorative (cases beyond our skill, specialist supervision, cover)." \
  sectors=justice \
  offers="direct indirect" \
  complex-cases=yes \
  referrals="self-referral police probation prisons victims-services" \
  volunteers=yes \
  languages="English. Telephone interpreting in 40 languages at once, registered interpreters in five working days, British Sign Language in seven; easy read, large print and audio for leaflet and privacy notice."

# --- Evidence ------------------------------------------------------------------------------------

at "2026-11-04 10:12" "Administrator"
assay add vale "$files/Strategy and service plan 2025-28.pdf" \
  --title "Strategy and service plan 2025–2028" --kind policy --from 2025-04-01 --until 2028-03-31 --privacy none
assay add vale "$files/Partnership and information-sharing agreement.pdf" \
  --kind policy --from 2025-06-01 --until 2027-05-31 --privacy redacted --note "Names and signatures are covered; the signed original is in the office."
assay add vale "$files/Policy handbook v4.2.pdf" \
  --title "Policy handbook, version 4.2" --kind policy --from 2026-02-02 --until 2027-02-01 --privacy none
assay add vale "$files/Risk form scan (redacted).jpg" \
  --title "Risk and safety assessment NV-24-061, redacted" --kind record --from 2024-11-04 --to 2024-12-20 --until 2026-12-20 \
  --note "All three people agreed to this use until 20 December 2026; destroy then."
assay add vale "$files/Quarterly report Q2 2026-27.pdf" \
  --title "Quarterly report to the commissioner, Q2 2026–27" --kind data --from 2026-07-01 --to 2026-09-30 --privacy consent
assay add vale "$files/Dip-sample of case files Apr-Sep 2026.pdf" \
  --title "Dip-sample of case files, April to September 2026" --kind record --from 2026-04-01 --to 2026-09-30 --privacy redacted
assay add vale "$files/Case handling procedure v3.1.pdf" \
  --title "Case handling procedure, version 3.1" --kind policy --from 2026-01-12 --until 2028-01-11 --privacy none
assay add vale "$files/Leaflet - Your questions, your choice.pdf" \
  --title "Leaflet “Your questions, your choice”" --kind policy --from 2026-03-01 --until 2028-02-29 --privacy none
assay add vale "$files/Skills matrix and CPD hours Oct 2026.xlsx" \
  --title "Skills matrix, allocation and CPD hours, October 2026" --kind data --from 2025-10-01 --to 2026-10-30

at "2026-11-05 14:20" "Administrator"
assay add vale "$files/Survey of harmed people 2025-26.pdf" \
  --title "Survey of harmed people and yearly review 2025–26" --kind harmed-person-voice --from 2025-10-01 --to 2026-09-30 --privacy consent
assay add vale "$files/Multi-agency risk meeting notes 2024-12-03.docx" \
  --title "Multi-agency risk meeting NV-24-061, redacted" --kind record --from 2024-12-03 --to 2024-12-03 --until 2026-12-03 --privacy redacted \
  --note "The agencies agreed to this use until 3 December 2026; destroy then."
assay add vale "$files/Supervision log 2026.pdf" \
  --title "Case supervision and observation log 2026" --kind record --from 2026-01-01 --to 2026-10-30 --privacy redacted
assay add vale "$files/Training register screenshot.png" \
  --title "Training register, 30 October 2026" --kind record --from 2025-10-01 --to 2026-10-30 --privacy none
assay add vale "$files/Complaints procedure and log.pdf" \
  --title "Complaints and incidents: procedure and log 2025–26" --kind record --from 2025-10-01 --to 2026-09-30 --privacy redacted

assay add vale "$files/Steering group minutes 17 September 2026.pdf" \
  --title "Steering group minutes, September 2026" --kind record --from 2026-09-17 --to 2026-11-03 --privacy redacted

at "2026-11-06 11:02" "Case lead"
assay amend vale E004 --privacy redacted
assay add vale --observation "Preparation visit observed by the case supervisor, 14 October 2026" \
  --kind observation --from 2026-10-14 --to 2026-10-14 --privacy none \
  --note "Facilitator 3; the person agreed to being observed. The supervisor’s note is kept in the staff file and can be seen on a visit."
assay add vale --discussion "Discussion with the hub manager and Alderway’s operations lead" \
  --kind partner-voice --from 2026-12-08 --privacy none \
  --note "8 December 2026, 10:00, Old Grain Store: how referrals and support work between us. Both would also speak with the assessor."

# --- Standard 1: Leadership and direction ----------------------------------------------------------

at "2026-11-09 09:20" "Service manager"
assay rate vale 1.1 fully --text-file "$texts/1.1.txt"
assay cite vale 1.1 E001 --pages 1-2 --place "1 What we are for" --why "Purpose, people, processes, and five aims with an owner and a measure each"
assay cite vale 1.1 E001 --pages 3 --place "5 Plan for 2026–27" --why "Ten steps with owner, date and state; the one that is behind is shown as behind"
assay rate vale 1.2 fully --text-file "$texts/1.2.txt"
assay cite vale 1.2 E001 --pages 3 --place "6 Who answers for safety" --why "Terms of reference of the Trustee for safety, with the power to pause a case"
assay rate vale 1.3 largely --text-file "$texts/1.3.txt"
assay cite vale 1.3 E001 --pages 4-5 --place "7 Money and people" --why "Budget, caseload limit, cover for every role, and the plan for open cases if funding ends"
assay cite vale 1.3 E005 --pages 4 --place "5 Caseload" --why "Open cases against the limit, and what was done when one facilitator was over it"
assay rate vale 1.4 largely --text-file "$texts/1.4.txt"
assay cite vale 1.4 E002 --pages 1-2 --place "4 Sharing information" --why "Lead and deputy for each partner; what may be shared, on what ground, how, and who notes it"
assay cite vale 1.4 E002 --pages 3 --place "6 Risk meetings" --why "Which agencies join in complex and sensitive cases, within five working days"
assay cite vale 1.4 E002 --pages 4 --place "Notes of problems settled since June 2025" --why "Problems raised by either side and what became of them"
assay rate vale 1.5 fully --text-file "$texts/1.5.txt"
assay cite vale 1.5 E005 --pages 1 --place "1 What changed" --why "What leaders were shown this quarter, the missed target included"
assay cite vale 1.2 E015 --pages 1 --place "1 Safety of harmed people (standing item)" --why "Leaders ask about a frightened person and decide two changes"
assay cite vale 1.2 E015 --pages 4 --place "Risk register, dangers from restorative work itself" --why "Eight dangers from our own work, each with an owner and the next look"
assay cite vale 1.5 E015 --pages 2 --place "3 What the work achieves" --why "Questions about results, comments of both sides read out, and what was decided"
assay cite vale 1.5 E015 --pages 3 --place "Action log" --why "Each decision followed to its end, with the role that carries it"
assay cite vale 1.4 E017 --why "Two partner leads speak about how problems are raised and settled"

# --- Standard 2: Policies and safe systems ---------------------------------------------------------

at "2026-11-10 10:05" "Service manager"
assay rate vale 2.1 fully --text-file "$texts/2.1.txt"
assay cite vale 2.1 E003 --pages 1 --place "1 Index of policies" --why "Twelve policies with version, owner, date agreed and next review; none overdue"
assay cite vale 2.1 E003 --pages 2 --place "2.2 What restorative work can set loose" --why "Says what the county’s procedures leave out about restorative work"
assay rate vale 2.2 largely --text-file "$texts/2.2.txt"
assay cite vale 2.2 E006 --pages 1-2 --place "1 How the files were chosen" --why "Files picked by a drawn digit, read by somebody else, eleven points in all twelve"
assay cite vale 2.2 E006 --pages 4 --place "4 Faults and what was done" --why "Each fault with its correction, date and what it changes for everyone"
assay action vale 2.2 --what "Add one volunteer’s file to each draw and read at least two complex cases while open" --owner "Case lead" --due 2027-02-26
assay rate vale 2.3 fully --text-file "$texts/2.3.txt"
assay cite vale 2.3 E003 --pages 8 --place "10 How policies are reviewed" --why "Cycle, and a log with reviewer, change and reason"
assay cite vale 2.3 E007 --pages 12 --place "Version history" --why "The safety line traced to a call on a Saturday that found nobody"
assay rate vale 2.4 largely --text-file "$texts/2.4.txt"
assay cite vale 2.4 E003 --pages 3 --place "4 Data protection and retention" --why "Privacy notice as read out, retention with reasons, deletion, access and breach logs"
assay cite vale 2.4 E003 --pages 2 --place "3 Confidentiality" --why "Limits are explained first; how documents are checked before they leave"

at "2026-11-10 15:40" "Case lead"
assay rate vale 2.5 largely --text-file "$texts/2.5.txt"
assay cite vale 2.5 E004 --place "Parts 2 to 4 and 6" --why "Each of three people considered, contact stopped the same day, looked at again four times"
assay cite vale 2.5 E011 --place "2 What each agency knows; 3 What could go wrong" --why "Agencies contribute to the assessment of a complex case; the plan has owners and dates"
assay note vale 2.5 "Both items must be destroyed in December, before we submit. Facilitator 1 has asked the people in NV-26-046 whether a redacted page may be used; answer by the end of November. The procedure (E007, section 4) is a policy only. I would rather show a file."
assay action vale 2.5 --what "Redact an assessment of 2026 with its updates, and the notes of its risk meeting, with everybody’s consent" --owner "Case lead" --due 2026-12-11

at "2026-11-11 11:25" "Service manager"
assay rate vale 2.6 largely --text-file "$texts/2.6.txt"
assay cite vale 2.6 E014 --pages 1 --place "2 How to complain" --why "One procedure, times to reply, nobody deals with a complaint about their own work"
assay cite vale 2.6 E014 --pages 3 --place "5 Log" --why "Nine entries with dates and outcome"
assay cite vale 2.6 E014 --pages 4 --place "6 What we see" --why "Says plainly that no learning note has been written since March"
assay rate vale 2.6 partly
assay note vale 2.6 "I had put “largely”. Reading our own log once more, that was kind. Chair agrees: the mark can wait, the learning cannot."
assay action vale 2.6 --what "Write the five missing learning notes and look through them for patterns" --owner "Service manager" --due 2026-12-18
assay action vale 2.6 --what "Enter near misses at each team meeting, with a standing question" --owner "Administrator" --due 2026-12-31

# --- Standard 3: Access and information ------------------------------------------------------------

at "2026-11-12 09:15" "Service manager"
assay rate vale 3.1 fully --text-file "$texts/3.1.txt"
assay cite vale 3.1 E008 --pages 2-3 --place "If someone harmed you" --why "Free to say no, and what the process cannot do, for each side in its own words"
assay cite vale 3.1 E010 --pages 2 --place "Knowing what to expect" --why "40 of 44 knew what to expect; comments, the critical one included"
assay rate vale 3.2 largely --text-file "$texts/3.2.txt"
assay cite vale 3.2 E008 --pages 4 --place "How to reach us" --why "One number, no form, either side may come by themselves, time to reply promised"
assay cite vale 3.2 E005 --pages 3 --place "4 How people reach us" --why "Referrals by route and time to first contact, with the reasons for each late one"
assay cite vale 3.2 E007 --pages 2 --place "2.1 Ways in" --why "Acknowledged in one working day, first contact within five"
assay rate vale 3.3 largely --text-file "$texts/3.3.txt"
assay cite vale 3.3 E003 --pages 5 --place "7 Equality assessment 2026" --why "Who is harmed, referred and stops, with actions and their state"
assay cite vale 3.3 E003 --pages 4 --place "6 Equality, access and language" --why "One question to everybody, and how quickly each kind of help can be had"
assay action vale 3.3 --what "Put the easy-read leaflet on the website, in the drop-in’s rack and in the visitors’ centre" --owner "Administrator" --due 2026-11-20
assay action vale 3.3 --what "Ask the victim care hub whom we miss among people whose first language is not English" --owner "Service manager" --due 2027-01-29
assay rate vale 3.4 fully --text-file "$texts/3.4.txt"
assay cite vale 3.4 E007 --pages 2 --place "2.2 Whom we can help" --why "Eligibility, timing, warning signs and how a case is passed on"
assay cite vale 3.4 E007 --pages 8 --place "8.1 What we mean" --why "Which complex and sensitive cases we take ourselves and which lie beyond us"
assay cite vale 3.4 E002 --pages 3 --place "7 Support from Alderway, and cases passed on" --why "Agreed handover: who answers for safety until the other service confirms"
assay rate vale 3.5 largely --text-file "$texts/3.5.txt"
assay cite vale 3.5 E003 --pages 7 --place "9 Other support" --why "List rung through in October by named roles; offers made and taken up"
assay cite vale 3.5 E002 --pages 3 --place "7 Support from Alderway, and cases passed on" --why "Agreement with the specialist on whom safety plans lean"

# --- Standard 4: Delivering the process ------------------------------------------------------------

at "2026-11-13 10:00" "Case lead"
assay rate vale 4.1 largely --text-file "$texts/4.1.txt"
assay cite vale 4.1 E007 --pages 3 --place "3 Suitability and responsibility" --why "What is asked of each person, and a decision by two with reasons"
assay cite vale 4.1 E006 --pages 2 --place "2 Result by topic" --why "Points 3 and 4: second person in eleven of twelve, hopes written first in all"
assay rate vale 4.2 fully --text-file "$texts/4.2.txt"
assay cite vale 4.2 E007 --pages 11 --place "Appendix A Consent form" --why "Taking part, sharing and later use as separate choices; asked again before each step"
assay cite vale 4.2 E006 --pages 2-3 --place "2 Result by topic" --why "Points 5 and 6, and case NV-26-068: a withdrawal respected within the hour"
assay cite vale 4.2 E010 --pages 2 --place "2 What people answered" --why "43 of 44 felt free to say no or to stop"
assay rate vale 4.3 largely --text-file "$texts/4.3.txt"
assay cite vale 4.3 E007 --pages 6,12 --place "6 Preparation" --why "Separate preparation of everyone, and a checklist that the person reads and may change"
assay cite vale 4.3 E010 --pages 2 --place "Preparation" --why "39 of 43 felt well prepared; comments"
assay cite vale 4.3 E016 --why "The supervisor saw a person read the plan for her meeting and change it"
assay rate vale 4.4 fully --text-file "$texts/4.4.txt"
assay cite vale 4.4 E007 --pages 7 --place "7 Facilitation" --why "When two facilitators are needed; plan for meetings; record of every message"
assay cite vale 4.4 E006 --pages 2 --place "2 Result by topic" --why "Point 8: recorded in full in six of six, two facilitators wherever the rule asks for it"
assay cite vale 4.4 E012 --pages 2 --place "2 Observed practice" --why "What observers saw in meetings and messages, for each practitioner"
assay rate vale 4.5 not-applicable --reason "We work after sentence and offer dialogue only. By agreement with probation (E002, section 5; E007, section 7.6) nothing said becomes an undertaking, so that it cannot cut across licence conditions. Meetings end with a record of questions and answers."
assay rate vale 4.6 largely --text-file "$texts/4.6.txt"
assay cite vale 4.6 E007 --pages 9 --place "9 Follow-up and closing" --why "Three calls to both sides; closing as a decision; early endings closed the same way"
assay cite vale 4.6 E006 --pages 4 --place "5 Four samples side by side" --why "Follow-up and closing over four quarters; no late call in September"
assay cite vale 4.6 E010 --pages 2 --place "The ending" --why "Endings handled with care: 84%, the year before 70%"

# --- Standard 5: People ----------------------------------------------------------------------------

at "2026-11-17 13:30" "Case lead"
assay rate vale 5.1 largely --text-file "$texts/5.1.txt"
assay cite vale 5.1 E009 --place "Sheet “Skills matrix”" --why "Who may lead or be second in which kind of harm, with training and cases behind it"
assay cite vale 5.1 E009 --place "Sheet “Complex cases allocated”" --why "Allocation rule, and for each complex case why this pair and which supervisor"
assay note vale 5.1 "The reasons for allocation may let somebody recognise a case (NV-26-052, the family’s wish). Administrator to go through the second sheet with me before we say that it holds no personal data."
assay action vale 5.1 --what "Go through the workbook cell by cell for personal details and hidden sheets, then state its privacy" --owner "Administrator" --due 2026-12-04
assay rate vale 5.2 fully --text-file "$texts/5.2.txt"
assay cite vale 5.2 E013 --place "All eight rows" --why "Training, shadowing, sign-off by kind of work and first case led, in that order, for each person"
assay rate vale 5.3 largely --text-file "$texts/5.3.txt"
assay cite vale 5.3 E012 --pages 1 --place "1 Due and held" --why "Sessions of all eight practitioners, with the one gap explained"
assay cite vale 5.3 E012 --pages 2 --place "2 Observed practice" --why "Each practitioner observed this year, with something to work on"
assay cite vale 5.3 E012 --pages 3 --place "4 Specialist supervision of complex and sensitive cases" --why "Begins before the first visit in all nine cases, four weeks at most between sessions"
assay cite vale 5.3 E016 --why "An observed visit, which can be talked about with the supervisor"
assay rate vale 5.4 fully --text-file "$texts/5.4.txt"
assay cite vale 5.4 E013 --place "Column “Level, hours / target”" --why "Hours of every practitioner against the target for the level"
assay cite vale 5.4 E009 --place "Sheet “CPD hours”" --why "What kind of learning it was, and what changed in practice"

at "2026-11-18 09:10" "Service manager"
assay note vale 5.5 "Not rated yet: two of four volunteers have had their yearly review talk. I shall rate it when all four have."
assay flag vale 5.5
assay action vale 5.5 --what "Hold the yearly review talks with Volunteers 2 and 4" --owner "Service manager" --due 2026-12-16

# --- Standard 6: Learning and results --------------------------------------------------------------

at "2026-11-18 09:55" "Service manager"
assay rate vale 6.1 fully --text-file "$texts/6.1.txt"
assay cite vale 6.1 E007 --pages 10 --place "10.2 Data dictionary" --why "What is counted, on which day, what is left out and who enters it; dated changes"
assay cite vale 6.1 E006 --pages 5 --place "6 Figures compared with files" --why "Sixty comparisons, two errors corrected; test cases coded by all nine people"
assay rate vale 6.2 fully --text-file "$texts/6.2.txt"
assay cite vale 6.2 E005 --pages 1-2 --place "3 The work in four quarters" --why "Sent on the day promised; engagement beside interventions; small counts hidden"
assay cite vale 6.2 E005 --pages 5 --place "7 Definitions" --why "Each figure with its rule, changes of definition, and why reoffending is not reported"
assay cite vale 6.2 E015 --pages 2 --place "3 What the work achieves" --why "Readers ask and decide"
assay rate vale 6.3 largely --text-file "$texts/6.3.txt"
assay cite vale 6.3 E010 --pages 1 --place "1 Who was asked, and who answered" --why "Everyone who began preparation; numbers asked and answering by stage; four ways to reply"
assay cite vale 6.3 E005 --pages 4 --place "6 What people said" --why "Responsible people asked in the same way, results kept apart"
assay rate vale 6.4 largely --text-file "$texts/6.4.txt"
assay cite vale 6.4 E001 --pages 5 --place "9 How we look at progress and learn" --why "One evaluation question a year, with sources and dates"
assay cite vale 6.4 E015 --pages 2 --place "4 Evaluation 2025–26: the wait for a first call" --why "Causes, changes and the effect a year later"
assay cite vale 6.4 E005 --pages 3 --place "Time to first contact, before and after the duty rota" --why "Before-and-after figures over six periods"
assay cite vale 6.4 E010 --pages 5 --place "6 What we changed, and whether it helped" --why "Findings matched with changes; former participants had their say on the draft"
assay rate vale 6.5 fully --text-file "$texts/6.5.txt"
assay cite vale 6.5 E010 --pages 4 --place "5 Yearly review: looking for harm" --why "Two victims’ services at the table; each sign of harm with what followed"
assay cite vale 6.5 E010 --pages 3 --place "3 Needs at the start and at the end" --why "121 needs named at the start and looked at again; what we could not give"
assay cite vale 6.5 E014 --pages 3 --place "5 Log" --why "The complaints and the incident that the review took up"
assay rate vale 6.6 fully --text-file "$texts/6.6.txt"
assay cite vale 6.6 E003 --pages 6 --place "8 Code of practice and supervision" --why "The code, how it is signed and talked about, and what happens when it is broken"
assay cite vale 6.6 E013 --place "Columns “Code signed” and “Register entry ends”" --why "All eight signed since April; end of each register entry"

# --- Measures --------------------------------------------------------------------------------------

at "2026-11-19 14:05" "Administrator"
q1="--from 2026-04-01 --to 2026-06-30"
q2="--from 2026-07-01 --to 2026-09-30"
report="Quarterly report Q2 2026–27, section 3"
said="Quarterly report Q2 2026–27, section 6"
assay measure vale referrals $q1 --value 38 --source "$report"
assay measure vale referrals $q2 --value 43 --source "$report"
assay measure vale conversions $q1 --value 13 --source "$report" --note "Counted on 12 October 2026"
assay measure vale conversions $q2 --value 7 --source "$report" --note "Counted on 12 October 2026; recent referrals have had less time"
assay measure vale initial-engagements $q1 --value 31 --source "$report"
assay measure vale initial-engagements $q2 --value 34 --source "$report"
assay measure vale direct-interventions $q1 --value 6 --source "$report"
assay measure vale direct-interventions $q2 --value 5 --source "$report" --note "Two planned meetings moved to October at the harmed persons’ wish"
assay measure vale indirect-interventions $q1 --value 9 --source "$report"
assay measure vale indirect-interventions $q2 --value 11 --source "$report"
assay measure vale engagement $q1 --value 58 --source "$report" --note "26 of 45 people"
assay measure vale engagement $q2 --value 61 --source "$report" --note "33 of 54 people"
assay measure vale satisfaction-harmed $q1 --value 92 --source "$said" --note "11 of 12 who answered; 17 asked"
assay measure vale satisfaction-harmed $q2 --value 91 --source "$said" --note "10 of 11 who answered; 15 asked"
assay measure vale satisfaction-responsible $q1 --value 89 --source "$said" --note "8 of 9 who answered; 14 asked"
assay measure vale satisfaction-responsible $q2 --value 88 --source "$said" --note "7 of 8 who answered; 13 asked"

# --- Second thoughts -------------------------------------------------------------------------------

at "2026-11-20 09:40" "Administrator"
assay action vale A005 --done

at "2026-11-20 11:30" "Service manager"
assay cite vale 3.5 E017 --why "The agencies to which we introduce people say how that works for them"
assay cite vale 5.3 E015 --pages 1 --place "2 Complex and sensitive cases" --why "Who supervises each case"
assay undo vale
