const KEPT_AS = 'nuancan.logOnScan';

/** 刷卡即记: whether a card that was read is logged at once, without Enter. Off at first. */
export const scanSetting = {
  logsAtOnce: (): boolean => localStorage.getItem(KEPT_AS) === 'yes',
  choose(atOnce: boolean): void {
    localStorage.setItem(KEPT_AS, atOnce ? 'yes' : 'no');
  },
};
