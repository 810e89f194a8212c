export { WherePeopleAre } from "./WherePeopleAre";
