export { DONATION_INVARIANTS } from './audit/donation-invariants.js';
export { DonationModule } from './donation.module.js';
export { HoldTranches1764300200000 } from './migrations/1764300200000-hold-tranches.js';
export { CreateDonation1764200100000 } from './migrations/1764200100000-create-donation.js';
export { KeepDonations1764420300000 } from './migrations/1764420300000-keep-donations.js';
export { SplitDonations1764420310000 } from './migrations/1764420310000-split-donations.js';
export { GiveGoodsAndPages1764420320000 } from './migrations/1764420320000-give-goods-and-pages.js';
export { OpenDonorPages1764420340000 } from './migrations/1764420340000-open-donor-pages.js';
