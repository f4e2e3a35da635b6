export { DonationModule } from './donation.module.js';
export { CreateDonation1764200100000 } from './migrations/1764200100000-create-donation.js';
