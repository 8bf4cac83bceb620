import { ModelApprovalStatus } from '../../src';
import { renderedVersion } from '../artifacts/version';
import { newStack } from '../support';

test.each([
  [ModelApprovalStatus.APPROVED, 'Approved'],
  [ModelApprovalStatus.REJECTED, 'Rejected'],
  [ModelApprovalStatus.PENDING_MANUAL_APPROVAL, 'PendingManualApproval'],
])('a status is as SageMaker writes it: %s', (approvalStatus, written) => {
  expect(renderedVersion(newStack(), { approvalStatus }).ModelApprovalStatus).toBe(written);
});
