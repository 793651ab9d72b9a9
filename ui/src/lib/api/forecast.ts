import type { Schemas } from './answers.ts'
import { get, post } from './client.ts'

export type Forecast = Schemas['Forecast']
export type BalanceForecast = Schemas['BalanceForecast']
export type CategoryForecasts = Schemas['CategoryForecasts']
export type CategoryForecast = Schemas['CategoryForecast']
export type ForecastQuality = Schemas['ForecastQuality']

export const getForecast = (days: number) => get<Forecast>('/forecast', { days })
export const getCategoryForecasts = () => get<CategoryForecasts>('/forecast/categories', { months: 2 })
export const renewForecast = () => post<unknown>('/forecast/versions', {}, 'Forecast made anew')
