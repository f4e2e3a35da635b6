export { DonationModule } from './donation.module.js';
export { HoldTranches1764300200000 } from './migrations/1764300200000-hold-tranches.js';
export { CreateDonation1764200100000 } from './migrations/1764200100000-create-donation.js';
