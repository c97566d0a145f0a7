import { bodyWeightsToAssessment } from "./clinic/body-weights-to-assessment.ts";
import { responseAssessmentsToAssessment } from "./clinic/response-assessments-to-assessment.ts";
import { individualExceptionsToException } from "./exceptions/individual-exceptions-to-exception.ts";
import { inspireMedicationToExposure } from "./kreft/inspire-medication-to-exposure.ts";
import { kreftCasesToAssessment } from "./kreft/kreft-cases-to-assessment.ts";
import { kreftCasesToEvent } from "./kreft/kreft-cases-to-event.ts";
import { kreftCasesToPerson } from "./kreft/kreft-cases-to-person.ts";
import { kreftCasesToTumour } from "./kreft/kreft-cases-to-tumour.ts";
import { kreftCasesToVitalStatus } from "./kreft/kreft-cases-to-vital-status.ts";
import { lungProgressionToEvent } from "./kreft/lung-progression-to-event.ts";
import { lungQualityToAssessment } from "./kreft/lung-quality-to-assessment.ts";
import { laboratoryAnswersToAssessment } from "./laboratory/laboratory-answers-to-assessment.ts";
import { lmrAdministrationsToExposure } from "./lmr/lmr-administrations-to-exposure.ts";
import type { Mapping } from "./mapping.ts";
import { registrationToAssessment } from "./muskel/registration-to-assessment.ts";
import { registrationToPerson } from "./muskel/registration-to-person.ts";
import { registrationToVitalStatus } from "./muskel/registration-to-vital-status.ts";
import { smafollowupToAssessment } from "./muskel/smafollowup-to-assessment.ts";
import { smafollowupToEvent } from "./muskel/smafollowup-to-event.ts";
import { nprDeathsToVitalStatus } from "./npr/npr-deaths-to-vital-status.ts";
import { nprEpisodesToContact } from "./npr/npr-episodes-to-contact.ts";
import { nprEpisodesToExposure } from "./npr/npr-episodes-to-exposure.ts";
import { nprEpisodesToPerson } from "./npr/npr-episodes-to-person.ts";
import { nprEpisodesToProcedure } from "./npr/npr-episodes-to-procedure.ts";
import { nprEpisodesToVitalStatus } from "./npr/npr-episodes-to-vital-status.ts";
import { nprHreseptToExposure } from "./npr/npr-hresept-to-exposure.ts";
import { smaChildrenToAssessment } from "./sma-children/sma-children-to-assessment.ts";
import { smaChildrenToExposure } from "./sma-children/sma-children-to-exposure.ts";
import { smaVentilationDaysToEvent } from "./sma-children/sma-ventilation-days-to-event.ts";
import { vitalStatusToVitalStatus } from "./vital-status/vital-status-to-vital-status.ts";

/** Every mapping from a layout to a table of the common model, register by register. */
export const mappings: readonly Mapping[] = [
  inspireMedicationToExposure,
  kreftCasesToAssessment,
  kreftCasesToEvent,
  kreftCasesToPerson,
  kreftCasesToTumour,
  kreftCasesToVitalStatus,
  lungProgressionToEvent,
  lungQualityToAssessment,
  registrationToAssessment,
  registrationToPerson,
  registrationToVitalStatus,
  smafollowupToAssessment,
  smafollowupToEvent,
  nprDeathsToVitalStatus,
  nprEpisodesToContact,
  nprEpisodesToExposure,
  nprEpisodesToPerson,
  nprEpisodesToProcedure,
  nprEpisodesToVitalStatus,
  nprHreseptToExposure,
  smaChildrenToAssessment,
  smaChildrenToExposure,
  smaVentilationDaysToEvent,
  lmrAdministrationsToExposure,
  laboratoryAnswersToAssessment,
  bodyWeightsToAssessment,
  responseAssessmentsToAssessment,
  individualExceptionsToException,
  vitalStatusToVitalStatus,
];
