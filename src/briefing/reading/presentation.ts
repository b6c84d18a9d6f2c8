import { departmentsOfPostcodes } from "./postcodes.ts";
import type { Profile, ProfileField } from "../../profile/profile.ts";
import { type Reading, readTurn } from "../../profile/read.ts";
import { flat } from "./phrases.ts";
