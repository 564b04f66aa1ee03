/** How a notice is called on the bus: the notifier writes it, the rule in infra looks for it. */
export const noticeSource = "budget-monitor";
export const noticeDetailType = "NoticeTold";
