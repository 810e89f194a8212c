export { cancelMeeting, type Meeting, meetingQuery, meetingsQuery } from "./api";
