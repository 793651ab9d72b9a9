import ArrowLeftRightIcon from '@lucide/svelte/icons/arrow-left-right'
import CalendarClockIcon from '@lucide/svelte/icons/calendar-clock'
import BellIcon from '@lucide/svelte/icons/bell'
import BellRingIcon from '@lucide/svelte/icons/bell-ring'
import ChartColumnIcon from '@lucide/svelte/icons/chart-column'
import HistoryIcon from '@lucide/svelte/icons/history'
import LayoutDashboardIcon from '@lucide/svelte/icons/layout-dashboard'
import LightbulbIcon from '@lucide/svelte/icons/lightbulb'
import ListChecksIcon from '@lucide/svelte/icons/list-checks'
import ListTreeIcon from '@lucide/svelte/icons/list-tree'
import PiggyBankIcon from '@lucide/svelte/icons/piggy-bank'
import PuzzleIcon from '@lucide/svelte/icons/puzzle'
import SettingsIcon from '@lucide/svelte/icons/settings'
import StoreIcon from '@lucide/svelte/icons/store'
import TelescopeIcon from '@lucide/svelte/icons/telescope'
import TargetIcon from '@lucide/svelte/icons/target'
import UploadIcon from '@lucide/svelte/icons/upload'
import WalletIcon from '@lucide/svelte/icons/wallet'
import WandSparklesIcon from '@lucide/svelte/icons/wand-sparkles'
import WorkflowIcon from '@lucide/svelte/icons/workflow'
import type { Component } from 'svelte'

export interface Place {
  href: string
  label: string
  icon: Component
}

export const budgetPlace: Place = { href: '/budget', label: 'Budget', icon: PiggyBankIcon }

export const reviewPlace: Place = { href: '/review', label: 'Review', icon: ListChecksIcon }

export const daily: Place[] = [
  { href: '/', label: 'Dashboard', icon: LayoutDashboardIcon },
  { href: '/transactions', label: 'Transactions', icon: ArrowLeftRightIcon },
  reviewPlace,
  { href: '/import', label: 'Import', icon: UploadIcon },
  budgetPlace,
  { href: '/bills', label: 'Bills', icon: CalendarClockIcon },
  { href: '/goals', label: 'Goals', icon: TargetIcon },
  { href: '/forecast', label: 'Forecast', icon: TelescopeIcon },
  { href: '/insights', label: 'Insights', icon: LightbulbIcon },
  { href: '/reports', label: 'Reports', icon: ChartColumnIcon },
]

export const accountsPlace: Place = { href: '/accounts', label: 'Accounts', icon: WalletIcon }

export const upkeep: Place[] = [
  { href: '/categories', label: 'Categories', icon: ListTreeIcon },
  { href: '/payees', label: 'Payees', icon: StoreIcon },
  { href: '/rules', label: 'Rules', icon: WandSparklesIcon },
  { href: '/alerts', label: 'Alerts', icon: BellRingIcon },
  { href: '/automations', label: 'Automations', icon: WorkflowIcon },
  { href: '/plugins', label: 'Plugins', icon: PuzzleIcon },
  { href: '/history', label: 'History', icon: HistoryIcon },
  { href: '/settings', label: 'Settings', icon: SettingsIcon },
]

/** Behind the bell, so it is in no list but the one that is searched. */
export const inboxPlace: Place = { href: '/inbox', label: 'Inbox', icon: BellIcon }

/** Pages below others that people look for by name. */
const deeper: Place[] = [
  { href: '/reports/spending', label: 'Spending pattern', icon: ChartColumnIcon },
  { href: '/reports/health', label: 'Financial health', icon: ChartColumnIcon },
  { href: '/budget/proposal', label: 'Proposed budget', icon: PiggyBankIcon },
  { href: '/insights?tab=unusual', label: 'Unusual payments', icon: LightbulbIcon },
]

export const places: Place[] = [...daily, ...deeper, inboxPlace, accountsPlace, ...upkeep]

/** A place is current on its own page and on the pages below it. */
export function isCurrent(place: Place, pathname: string): boolean {
  return place.href === '/' ? pathname === '/' : pathname === place.href || pathname.startsWith(`${place.href}/`)
}
