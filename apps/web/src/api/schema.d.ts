// Made by `npm run openapi` from apps/api/openapi.json; never edited by hand.
export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process is up; says nothing of what it needs. */
        get: operations["HealthController_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The database is reachable and of this version, and so is the queue; else 503 with the one that is not. */
        get: operations["HealthController_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The figures of this process for Prometheus; 404 unless METRICS_TOKEN is set. */
        get: operations["MetricsController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Logs in by password: 201 sets the cookie `nuancan_session`; 202 names the step that is still to be done, such as a
         *     code. 429 carries `Retry-After` in seconds.
         */
        post: operations["SessionController_logIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is logged in, and how far they see. */
        get: operations["SessionController_current"];
        put?: never;
        post?: never;
        /** Logs out: the session is over on the server and the cookie removed. */
        delete: operations["SessionController_logOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/login-steps/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The code of the authenticator, each once, or a recovery code: a session, or the next step. */
        post: operations["LoginStepController_passCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/login-steps/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new password in place of one that must be changed; the account's other sessions are over. */
        post: operations["LoginStepController_changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/login-steps/totp-enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins the enrolment of an authenticator that the role must have. The secret is told this once. */
        post: operations["LoginStepController_beginEnrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/login-steps/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The first code of the enrolment: recovery codes, told this once, and the session or the next step. */
        post: operations["LoginStepController_confirmEnrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How one's own account is protected. */
        get: operations["OwnAccountController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/current/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes one's own password; every other session of the account is over. */
        put: operations["OwnAccountController_changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/current/totp-enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins the enrolment of an authenticator, by the password. The secret is told this once. */
        post: operations["OwnAccountController_beginEnrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/current/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enables the authenticator by its first code; every other session is over. The recovery codes are told this once. */
        post: operations["OwnAccountController_confirmEnrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/current/totp-removals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Removes the authenticator, by one of its codes or a recovery code. */
        post: operations["OwnAccountController_removeTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/current/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** New recovery codes in place of all former ones, by a code; told this once. */
        post: operations["OwnAccountController_renewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/current/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The browsers in which one is logged in, seen last first. */
        get: operations["OwnAccountController_listSessions"];
        put?: never;
        post?: never;
        /** Ends every session of one's own but the one that asks. */
        delete: operations["OwnAccountController_endOthers"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/current/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one session of one's own. */
        delete: operations["OwnAccountController_endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts of the district, in the order of their logins. */
        get: operations["AccountController_list"];
        put?: never;
        /** Creates an account of the district; without a password one is made. */
        post: operations["AccountController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Renames, moves, disables, re-enables or gives a new password; names the version it was made on. */
        patch: operations["AccountController_change"];
        trace?: never;
    };
    "/v1/accounts/{id}/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives the account a password that is told this once and must be changed at the next log-in; ends its sessions. */
        post: operations["AccountController_resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/totp-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Removes the authenticator of somebody who lost it, with its recovery codes; ends the account's sessions. */
        post: operations["AccountController_resetTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The browsers in which the account is logged in, seen last first. */
        get: operations["AccountController_listSessions"];
        put?: never;
        post?: never;
        /** Ends every session of the account but the one that asks. */
        delete: operations["AccountController_endSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one session of the account. */
        delete: operations["AccountController_endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done in the district, newest first: every write, login, failed login and log-out. */
        get: operations["AuditEventController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/towns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The towns of the district with the number of their villages. */
        get: operations["DivisionController_towns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/towns/{code}/villages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The villages and communities of one town. */
        get: operations["DivisionController_villages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organisations of the district, oldest first. */
        get: operations["OrganisationController_list"];
        put?: never;
        /** Adds an organisation. */
        post: operations["OrganisationController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/residents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists residents by pinyin; an operator sees the own town only. */
        get: operations["ResidentController_page"];
        put?: never;
        /** Enters a resident. */
        post: operations["ResidentController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/residents/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finds residents of the scope by name, pinyin, card, phone or identity number. The text travels in the body, so that
         *     it never stands in a log.
         */
        post: operations["ResidentController_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/residents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One resident with all dated facts. */
        get: operations["ResidentController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Corrects what is not dated: village, living alone, diet, phone. */
        patch: operations["ResidentController_correct"];
        trace?: never;
    };
    "/v1/residents/{residentId}/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a household registration (户籍); one holds at a time. */
        post: operations["DatedFactController_addRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/residents/{residentId}/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a category that the district knows of; each holds once at a time. A town applies for it: two officials decide. */
        post: operations["DatedFactController_addCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/residents/{residentId}/grades": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a capability grade (能力评估); one holds at a time. */
        post: operations["DatedFactController_addGrade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/residents/{residentId}/identifiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a card or QR code; it has one holder at a time in the district. */
        post: operations["DatedFactController_addIdentifier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/residents/{residentId}/statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what became of a resident: in an institution, moved out, deceased; one at a time. */
        post: operations["DatedFactController_addStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/residents/{residentId}/statuses/{factId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Declares a status a mistake: it never held. */
        post: operations["DatedFactController_withdrawStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/residents/{residentId}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds somebody to call. */
        post: operations["DatedFactController_addContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/residents/{residentId}/screenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds the result of a screening (自理能力筛查); one holds at a time. */
        post: operations["DatedFactController_addScreening"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/residents/{residentId}/identifiers/{factId}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Blocks a card or QR code at once: lost, damaged or replaced. */
        post: operations["DatedFactController_blockIdentifier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/residents/{residentId}/{kind}/{factId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Sets the last day of a fact. */
        patch: operations["DatedFactController_end"];
        trace?: never;
    };
    "/v1/residents/{residentId}/identity-number": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Registers or corrects the number. */
        put: operations["IdentityNumberController_set"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/category-applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Applications of the scope, oldest first. */
        get: operations["CategoryApplicationController_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/category-applications/{applicationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One application with its history and the list of its files. */
        get: operations["CategoryApplicationController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/residents/{residentId}/category-applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enters an application of a resident. */
        post: operations["CategoryApplicationController_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/category-applications/{applicationId}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the village's opinion down, approves, returns, refuses, withdraws or resubmits. */
        post: operations["CategoryApplicationController_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/category-applications/{applicationId}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Attaches a photo or PDF of at most 4 MiB, eight to an application: its bytes are the body. */
        post: operations["ApplicationFileController_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/category-applications/{applicationId}/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One file, to be saved and never run: as an attachment, in a sandbox, kept in no cache. Every reading is audited. */
        get: operations["ApplicationFileController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/residents/{residentId}/disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows one masked field; recorded and audited without the value, limited in rate, kept in no cache. */
        post: operations["DisclosureController_disclose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/residents/{residentId}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Duplicates that this entry took in, undone ones too. */
        get: operations["ResidentMergeController_list"];
        put?: never;
        /** Takes a duplicate in: look-ups, facts and limits read both from now on. */
        post: operations["ResidentMergeController_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/residents/{residentId}/merges/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undoes a merge: both entries are as they were. */
        post: operations["ResidentMergeController_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests of the scope, oldest first. */
        get: operations["ErasureController_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/residents/{residentId}/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for the erasure of somebody who died or moved out at least six months ago. */
        post: operations["ErasureController_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures/{erasureId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Carries a request out for good, or declines it; who asked for it does not carry it out. */
        post: operations["ErasureController_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/residents/{residentId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Everything in clear, as JSON, for a purpose; audited, limited in rate, kept in no cache. */
        post: operations["ResidentExportController_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/chart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Kinds of accounts and of entries with their names. */
        get: operations["BooksController_chart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/trial-balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Both books as of a day, by kind of account; debits equal credits for every place. */
        get: operations["BooksController_trialBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts on which anything moved, with their balances as of a day. */
        get: operations["BooksController_accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/accounts/{ledgerAccountId}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An account over days: opening and closing balance, days, and a page of its lines. */
        get: operations["BooksController_statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/entries/{entryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry with its lines. */
        get: operations["BooksController_entry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/periods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the books of each facility in scope stand in a month, by town and facility. */
        get: operations["PeriodController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/periods/{facilityId}/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One month of a facility with every step it took. */
        get: operations["PeriodController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/periods/{facilityId}/{month}/transitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a step: asks for closing or reopening, confirms, returns or declines. */
        post: operations["PeriodController_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/facilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The facilities of the district, by code. */
        get: operations["FacilityController_list"];
        put?: never;
        /** Plans a facility; it opens after its acceptance. A town plans facilities of its own. */
        post: operations["FacilityController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/facilities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One facility; its version comes as ETag, too. */
        get: operations["FacilityController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Edits or closes a facility; `If-Match` names the version the edit is based on. */
        patch: operations["FacilityController_edit"];
        trace?: never;
    };
    "/v1/supplies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The relations the account sees, as point or as kitchen. */
        get: operations["SupplyController_list"];
        put?: never;
        /** Sets who feeds a meal point in some slots from a day on; who did so before ends the day before. */
        post: operations["SupplyController_set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/supplies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes back a relation that begins today or later. */
        delete: operations["SupplyController_takeBack"];
        options?: never;
        head?: never;
        /** Sets the last day of a relation; past days stay. */
        patch: operations["SupplyController_end"];
        trace?: never;
    };
    "/v1/openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is open on a day, by slot, as far as the account sees. */
        get: operations["OpeningController_onDay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/facilities/{id}/opening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Timetable, exceptions and capacities of a facility from a day on, and that day itself. */
        get: operations["OpeningController_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/facilities/{id}/opening-hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replaces the whole timetable from a day on; the earlier one ends the day before. */
        post: operations["OpeningController_setHours"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/facilities/{id}/opening-hours/{validFrom}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes back the timetable that begins on a day to come; the one before goes on. */
        delete: operations["OpeningController_takeBackHours"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/facilities/{id}/opening-exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds closed days with a reason, or an extra opening with its hours. */
        post: operations["OpeningController_addException"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/opening-exceptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes back an exception that begins today or later. */
        delete: operations["OpeningController_takeBackException"];
        options?: never;
        head?: never;
        /** Moves the last day of an exception; past days stay. */
        patch: operations["OpeningController_endException"];
        trace?: never;
    };
    "/v1/facilities/{id}/capacities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets seats and portions of a slot from a day on. */
        post: operations["OpeningController_setCapacity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/facilities/{id}/standing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** States, acceptances and star grades of a facility. */
        get: operations["StandingController_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/facilities/{id}/acceptances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a planned facility forward for acceptance; one waits at a time. */
        post: operations["StandingController_propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/acceptances/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decides an acceptance, once, by another account than the one that proposed it. */
        post: operations["StandingController_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/facilities/{id}/states": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens, suspends, closes or plans again; a town suspends only. */
        post: operations["StandingController_record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/facilities/{id}/star-grades": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets the star grade from a day on. */
        post: operations["StandingController_setStars"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The licences the account sees, by expiry. */
        get: operations["LicenceController_list"];
        put?: never;
        /** Enters a licence; a renewal is another one. */
        post: operations["LicenceController_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Mends a licence or ends its use; `If-Match` names the version the edit is based on. */
        patch: operations["LicenceController_edit"];
        trace?: never;
    };
    "/v1/facility-reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The reminders the account sees, by expiry. */
        get: operations["ReminderController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/facility-reminders/{id}/acknowledgement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that somebody has seen to it; who and when is kept. */
        post: operations["ReminderController_acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/facility-overviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The facilities the account sees, with state, supplier, stars and what expires, today. */
        get: operations["OverviewController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The policies of the district with their versions and effective dates. */
        get: operations["PolicyController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{code}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version with its document and what the check finds in it. */
        get: operations["PolicyController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{code}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Drafts the next version; the first one makes the policy. */
        post: operations["PolicyController_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{code}/versions/{version}/activation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Activates a draft of somebody else, at least three days ahead. */
        post: operations["PolicyController_activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/donations/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Donations, newest first; a town's are those for it, or spent there. */
        post: operations["DonationController_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/donations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enters a donation, with its receipt where something came in. */
        post: operations["DonationController_enter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/donations/{donationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One donation with its receipts, tranches, goods and refunds. */
        get: operations["DonationController_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/donations/{donationId}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes in an instalment of what was promised, with a receipt. */
        post: operations["DonationController_takeIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/donations/{donationId}/tranches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets money that came in apart for what it may pay. */
        post: operations["DonationController_allot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/donations/{donationId}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for unspent money to go back to the donor; a second person decides. */
        post: operations["DonationController_askRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/donors/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Donors, newest first; a town's are those who gave for it or whose money was spent there. */
        post: operations["DonorController_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/donors/{donorId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One donor; the contact only for the district. */
        get: operations["DonorController_find"];
        /** Mends name, kind and contact; `If-Match` names the version the edit is based on. */
        put: operations["DonorController_edit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/donors/{donorId}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erases who the donor is; what was given stays, of nobody. */
        post: operations["DonorController_erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/donors/{donorId}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The links to the donor's page, without their tokens. */
        get: operations["DonorController_links"];
        put?: never;
        /** Makes a link that opens the donor's page to whoever has it. */
        post: operations["DonorController_openLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/donor-links/{donorLinkId}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** From now on the link opens nothing. */
        post: operations["DonorController_revokeLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/donation-receipts/{receiptId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A receipt as it is printed. */
        get: operations["ReceiptController_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/donation-receipts/{receiptId}/fiscal-number": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** The number of the fiscal receipt, once; the same number again is answered again. */
        put: operations["ReceiptController_enterFiscalNumber"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/donation-receipts/{receiptId}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes the receipt void; it keeps its number. */
        post: operations["ReceiptController_makeVoid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/donation-refunds/{refundId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pays back what was asked for, at most what is unspent now, or rejects; never by whoever asked. */
        post: operations["RefundController_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/donation-tranches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Donated money in the order in which meals use it, and what is left. */
        get: operations["TrancheController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/donation-tranches/{trancheId}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes unspent money back to its donation, to be allotted anew or refunded. */
        post: operations["TrancheController_takeBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/donor-pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What became of all that the donor of this link gave; up to a minute old. */
        post: operations["DonorPageController_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/till": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The till's day: menu, cost card, policies and regulars with their quotes, to go on without a network. */
        get: operations["CounterController_till"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/diners/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finds elders for the counter. An exact card number or QR token finds anyone of the district and is audited;
         *     a name or pinyin finds within the own town. The text travels in the body, so that it never stands in a log.
         */
        post: operations["CounterController_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meals/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who would pay what for items chosen freely; records nothing. */
        post: operations["CounterController_quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meals/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Logs 1–50 meals of one till; every item gets an answer of its own, a bad one never holds up the rest. */
        post: operations["MealController_logBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Meals in scope, newest first. */
        get: operations["MealController_list"];
        put?: never;
        /** Logs one meal: 201 when recorded now, 200 with the first answer when it was recorded before. */
        post: operations["MealController_log"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meals/voids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back a meal of the own facility before its day closes; the quota is released, both rows stay. */
        post: operations["MealController_void"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One meal: who carried what. */
        get: operations["MealController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/five-ones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The five ones of a day by town, facility or slot, as far as the account sees. */
        get: operations["FiveOnesDayController_day"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/menu-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The menu of a facility on a day. */
        get: operations["MenuController_list"];
        put?: never;
        /** Sets the price of a slot's line from a day on, the same day's again to correct it; the earlier price ends the day before. */
        post: operations["MenuController_set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/menu-items/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every price of a facility: past ones, corrected ones and those to come. */
        get: operations["MenuController_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/menu-items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Takes a line off the menu after its last day; past days stay. */
        patch: operations["MenuController_end"];
        trace?: never;
    };
    "/v1/menu-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Seven days of menus: every line with a price, whether it is offered and whether it is sold out. */
        get: operations["MenuDayController_week"];
        /** Says what a slot of one date offers. */
        put: operations["MenuDayController_setDay"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/menu-days/sold-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says that a line is sold out on a date, or to be had again. */
        put: operations["MenuDayController_setSoldOut"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/menu-weekdays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says on which weekdays a line is offered from a day on; without it, a line is offered every day. */
        post: operations["MenuDayController_setWeekdays"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/menu-weeks/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Copies what one week offers to another; its past days stay. */
        post: operations["MenuDayController_copyWeek"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cost-cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cost cards of a facility: past ones, corrected ones and those to come. */
        get: operations["CostCardController_history"];
        put?: never;
        /** Sets a facility's cost card from a day on, the same day's again to correct it; `GET /v1/till` shows the one that holds. */
        post: operations["CostCardController_setCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/expected-sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets what garden, volunteers and donations are expected to carry of a meal, from a day on. */
        post: operations["CostCardController_setExpected"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/day-summaries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A past day by facility, as far as the account sees; made every night and after late meals and voids. */
        get: operations["DaySummaryController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/days/{businessDate}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a day of a facility stands: what was eaten and paid, who carries it, what is missing, how it was closed. */
        get: operations["DayCloseController_state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/days/{businessDate}/meals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The settled meals of a day with who carried each, corrections included; names masked. */
        get: operations["DayCloseController_meals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/days/{businessDate}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes a day: settles its meals, books it, links it into the facility's hash chain. Twice is once. */
        post: operations["DayCloseController_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/till-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A till says how many records still wait on it; no day is closed over them. */
        post: operations["DayCloseController_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/day-sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enters what a day took: garden, goods, hours, an expense, a deposit, wastage. `GET /v1/days/{businessDate}` lists them. */
        post: operations["DaySourceController_enter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/day-sources/{sourceId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes an entry back before its day closes. */
        post: operations["DaySourceController_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/day-sources/{sourceId}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms volunteer hours, until the day is closed; what is not confirmed then is worth nothing. */
        post: operations["DaySourceController_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drawer-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Counts the drawer again, after a count that was wrong; only the difference is booked, on the day that is open. */
        post: operations["DrawerCountController_count"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meal-corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes settled meals back, or their subsidy, by differences on an open day; all of them or none. 202 when it waits for a
         *     second person, being too large for one.
         */
        post: operations["CorrectionController_correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subsidy-grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proposes the subsidy that a settled meal is due by what is known now; a second person books it. Always 202. */
        post: operations["CorrectionController_grant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subsidy-swaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives the subsidy of one settled meal to another of the same elder, day and slot. 202 as above. */
        post: operations["CorrectionController_swap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/correction-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits, was approved or rejected, newest first. */
        get: operations["CorrectionProposalController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/correction-proposals/{proposalId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves, and books to the letter what was proposed, or rejects with a reason; never by whoever proposed it. */
        post: operations["CorrectionProposalController_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/correction-limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one person may correct at once today; more waits for a second. */
        get: operations["CorrectionProposalController_limits"];
        put?: never;
        /** Decides it from a day on. */
        post: operations["CorrectionProposalController_setLimits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/months/{month}/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A facility's income and expenditure of a month by source, in kind apart, and how actual cost differs from the cost cards. */
        get: operations["MonthController_sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/months/{month}/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The days of a month that have records, and how each was closed. */
        get: operations["MonthController_days"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/months/{month}/attribution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says who bears what a month left unfunded: operating grant, village collective, operator. */
        post: operations["MonthController_attribute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/wallets/top-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes money for a resident's wallet at the operator's organisation, and opens the wallet where there is none. Arrears are
         *     paid first. 201 when booked now, 200 with the first answer when it was booked before.
         */
        post: operations["WalletController_topUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/wallets/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives money of a wallet back, never more than it holds. 201 when booked now, 200 when it was booked before. */
        post: operations["WalletController_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/wallets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Wallets in scope with their totals; an operator reads those of the own organisation. */
        get: operations["WalletController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/wallets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One wallet. */
        get: operations["WalletController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/wallets/{id}/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The statement of a wallet, newest first; a town official sees what happened at the town's own counters. */
        get: operations["WalletController_statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/wallet-movements/{movementId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One movement as its receipt prints it. */
        get: operations["WalletController_receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/wallet-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cap and the custodian that hold today, and what was decided, newest first. */
        get: operations["WalletSettingsController_read"];
        put?: never;
        /** Decides cap and custodian from a day on. */
        post: operations["WalletSettingsController_set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The inbox: facilities in scope with their claim of a month. */
        get: operations["ClaimController_list"];
        put?: never;
        /** The claim of a facility's month, made as a draft where there is none. */
        post: operations["ClaimController_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/bulk-steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Endorses (town) or approves (district) at once what has nothing to look at; a result for each. */
        post: operations["ClaimController_stepAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One claim: who carried its meals, its lines in groups, versions, steps, what was approved, payment legs. */
        get: operations["ClaimController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lines of a claim with the meals behind them; names masked. */
        get: operations["ClaimController_lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a step: submit, take, endorse, return, approve, disburse, close. */
        post: operations["ClaimController_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enters a signed amount on a claim that is not approved yet. */
        post: operations["ClaimController_adjust"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/legs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Payment legs in scope, the longest waiting first. */
        get: operations["LegController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/legs/{legId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One leg with what was paid, bounced, withheld and netted of it. */
        get: operations["LegController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/legs/{legId}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records what the bank paid of a leg; another person than who approved the claim. */
        post: operations["LegController_pay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leg-payments/{paymentId}/bounce": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The bank sent a payment back: the leg is to be paid again. */
        post: operations["LegController_bounce"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/arrears": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is not paid yet, by payee and funder, by how long it has been waiting. */
        get: operations["LegController_arrears"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The budgets of a year with what was used and paid of them, the forecast to its end, and warnings. */
        get: operations["BudgetController_list"];
        put?: never;
        /** Sets a budget, or changes it with a reason; every version stays. */
        post: operations["BudgetController_set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{findingId}/clawback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Books what a finding disallowed after its claims were approved; another person than decided. */
        post: operations["ClawbackController_book"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every check with its explanation, its severity and its numbers as the district has them today. */
        get: operations["CheckRunController_catalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checks/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Runs, newest first; those that facts asked for which came late are seen by the district. */
        get: operations["CheckRunController_runs"];
        put?: never;
        /** Asks for the checks of a month; they run in the queue. */
        post: operations["CheckRunController_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checks/runs/{runId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks again for a run that was given up. */
        post: operations["CheckRunController_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checks/runs/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a run stands. */
        get: operations["CheckRunController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checks/{code}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets a check's severity and numbers from a day on. */
        post: operations["CheckRunController_set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the checks found, newest first. */
        get: operations["FindingController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One finding with its evidence, names masked, and what was decided. */
        get: operations["FindingController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accepts, disallows or asks, as an official; answers, as the facility's operator. */
        post: operations["FindingController_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/attendance-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The counts of a facility's month. */
        get: operations["AttendanceController_list"];
        put?: never;
        /** Enters how many people came to a slot, by a counter at the door or the sheet of a visit. */
        post: operations["AttendanceController_count"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/roll-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A month's claims by town and facility: state, meals, claimed, disallowed, adjusted, approved, paid, outstanding. */
        get: operations["RollUpController_rollUp"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Statement, lines, findings and payment legs; names masked. The JSON carries the SHA-256 of its canonical body. */
        get: operations["ClaimExportController_masked"];
        put?: never;
        /** The same with names in clear, for a purpose; recorded, audited, limited in rate. */
        post: operations["ClaimExportController_named"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 公示: a village's people and the subsidies of their meals in approved claims of a month; names masked, to be printed. */
        get: operations["VillageListController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trace/legs/{legId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** From a payment leg to its claim and, page by page, to the meals it pays. */
        get: operations["TraceController_leg"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trace/meals/{mealId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** From a meal to its settlement, corrections, claims, legs, payments and journal entries. */
        get: operations["TraceController_meal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trace/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Recomputes the hashes of a facility's rows and its chain, and compares them with the heads printed on approved claims. */
        post: operations["TraceController_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Imports of one's scope, latest first. */
        get: operations["ImportRunController_list"];
        put?: never;
        /** Sends a CSV or XLSX file as it is, up to 32 MB; it is checked, and nothing is saved before it is applied. */
        post: operations["ImportRunController_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One import with its progress and the first refused rows. */
        get: operations["ImportRunController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/refused-rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The refused rows with field and reason, as a CSV for spreadsheets: the first 10,000 reasons, and how many rows in all. */
        get: operations["ImportRunController_refusedRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says which column of the file is which, and checks again. */
        put: operations["ImportRunController_check"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/application": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Applies what the check found: all of it, or the good rows only; nothing when the register changed meanwhile. */
        post: operations["ImportRunController_apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends an import, also while it is under way: nothing of it is saved then. Another's only where it stands still. */
        post: operations["ImportRunController_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Those that the caller's role may import. */
        get: operations["ImportKindController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import-kinds/{kindName}/sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A sample file with made-up people: its header is known to the import, its dates and numbers are texts. */
        get: operations["ImportKindController_sample"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        HealthDto: {
            /**
             * @description Always `ok`: anything else is a problem.
             * @enum {string}
             */
            status: "ok";
        };
        FieldProblemDto: {
            /** @description JSON pointer into the request body, e.g. `/items/3/priceFen`. */
            pointer: string;
            /** @description Stable code. */
            code: string;
            /** @description What is wrong, in Chinese. */
            zh: string;
            /** @description What is wrong, in English. */
            en: string;
        };
        ProblemDto: {
            /** @description URI of the kind of problem. */
            type: string;
            /** @description HTTP status in words. */
            title: string;
            /** @description HTTP status. */
            status: number;
            /** @description Stable code, e.g. `MEAL.CLIENT_ID_CLASH`. */
            code: string;
            /** @description What happened and what to do, in Chinese. */
            zh: string;
            /** @description What happened and what to do, in English. */
            en: string;
            /** @description Id of this request in the server's log. */
            requestId: string;
            /** @description The fields that were wrong. */
            errors?: components["schemas"]["FieldProblemDto"][];
        };
        LoginDto: {
            /** @description The account's login; upper case and surrounding blanks do not matter. */
            login: string;
            /** @description The password. */
            password: string;
        };
        /** @enum {string} */
        PersonRole: "operator" | "volunteer" | "town_official" | "district_official" | "auditor" | "admin";
        AccountScopeDto: {
            /** @description Division code of the town, 9 digits; null = the whole district. */
            townCode: string | null;
            /**
             * Format: uuid
             * @description Id of the facility; null = the whole town.
             */
            facilityId: string | null;
            /** @description Division code of the district, 6 digits. */
            districtCode: string;
        };
        SessionAccountDto: {
            role: components["schemas"]["PersonRole"];
            id: string;
            login: string;
            displayName: string;
            scope: components["schemas"]["AccountScopeDto"];
        };
        SessionDto: {
            /**
             * Format: date-time
             * @description When the session ends if nothing more is asked (RFC 3339).
             */
            expiresAt: string;
            account: components["schemas"]["SessionAccountDto"];
        };
        /** @enum {string} */
        LoginStepName: "totp" | "change_password" | "enrol_totp";
        PasswordPolicyDto: {
            /** @description Characters at least; 128 at most. */
            minLength: number;
            /** @description Kinds of characters at least, of lower case, upper case, digits and others; 1 = any. */
            kinds: number;
            /** @description How many former passwords may not come back, besides the present one. */
            history: number;
        };
        LoginStepDto: {
            step: components["schemas"]["LoginStepName"];
            /**
             * Format: date-time
             * @description When it must be done (RFC 3339).
             */
            expiresAt: string;
            /** @description Names this log-in in the next request, and in nothing else. */
            stepToken: string;
            passwordPolicy: components["schemas"]["PasswordPolicyDto"];
        };
        StepCodeDto: {
            code: string;
            stepToken: string;
        };
        StepPasswordDto: {
            newPassword: string;
            stepToken: string;
        };
        StepDto: {
            stepToken: string;
        };
        EnrolmentDto: {
            /** Format: uuid */
            enrolmentId: string;
            /**
             * Format: date-time
             * @description When the first code must have come (RFC 3339).
             */
            expiresAt: string;
            /** @description Base32, for typing it into the authenticator by hand. */
            secret: string;
            /** @description The same for a QR code: `otpauth://totp/…`. */
            otpauthUrl: string;
        };
        StepEnrolmentDto: {
            code: string;
            stepToken: string;
            /** Format: uuid */
            enrolmentId: string;
        };
        EnrolledLoginDto: {
            session: components["schemas"]["SessionDto"] | null;
            next: components["schemas"]["LoginStepDto"] | null;
            recoveryCodes: string[];
        };
        OwnPasswordDto: {
            /** Format: date-time */
            changedAt: string;
            /**
             * Format: date-time
             * @description When a log-in will demand a new one (RFC 3339); null = never.
             */
            expiresAt: string | null;
            policy: components["schemas"]["PasswordPolicyDto"];
        };
        OwnTotpDto: {
            /**
             * Format: date-time
             * @description Since when a log-in asks for a code (RFC 3339); null = it does not.
             */
            enabledAt: string | null;
            recoveryCodesLeft: number;
            /** @description The role must have one in this installation, so it cannot be removed. */
            isRequired: boolean;
            /** @description The installation has the keys to keep its secret. */
            isAvailable: boolean;
        };
        OwnAccountDto: {
            password: components["schemas"]["OwnPasswordDto"];
            totp: components["schemas"]["OwnTotpDto"];
        };
        ChangePasswordDto: {
            currentPassword: string;
            /** @description As the installation's policy asks: see `GET /v1/accounts/current`. */
            newPassword: string;
        };
        OwnPasswordProofDto: {
            password: string;
        };
        EnrolmentProofDto: {
            /** Format: uuid */
            enrolmentId: string;
            code: string;
        };
        RecoveryCodesDto: {
            recoveryCodes: string[];
        };
        CodeDto: {
            code: string;
        };
        ListedSessionDto: {
            /** Format: uuid */
            id: string;
            /** @description Browser and system, such as `Chrome 141 · Windows`; null when it says nothing of itself. */
            device: string | null;
            /** @description Where it logged in from. */
            ip: string | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was last used, to the minute (RFC 3339).
             */
            lastSeenAt: string;
            /**
             * Format: date-time
             * @description When it ends if it is not used again (RFC 3339).
             */
            expiresAt: string;
            /** @description The one that asks. */
            isCurrent: boolean;
        };
        SessionListDto: {
            items: components["schemas"]["ListedSessionDto"][];
        };
        EndedSessionsDto: {
            ended: number;
        };
        AccountDto: {
            /** Format: uuid */
            id: string;
            role: components["schemas"]["PersonRole"];
            /**
             * Format: date-time
             * @description Since when the account cannot log in (RFC 3339); null = it can.
             */
            disabledAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description Since when a log-in asks for a code (RFC 3339); null = it does not.
             */
            totpEnabledAt: string | null;
            /**
             * Format: date-time
             * @description When the password was last set (RFC 3339).
             */
            passwordChangedAt: string;
            /** @description Send it back as `If-Match` with an edit. */
            version: number;
            login: string;
            displayName: string;
            scope: components["schemas"]["AccountScopeDto"];
            /** @description The next log-in asks for a new password, because somebody else knows the present one. */
            mustChangePassword: boolean;
        };
        AccountPageDto: {
            /** @description Cursor of the next page; null on the last. */
            nextCursor: string | null;
            items: components["schemas"]["AccountDto"][];
        };
        CreateAccountDto: {
            role: components["schemas"]["PersonRole"];
            /** @description 3–64 of a–z, 0–9, dot, dash, underscore, beginning with a letter or digit. */
            login: string;
            /** @description Left out: one is made, and told once in the answer. Either way the first log-in asks for another one. */
            password?: string;
            /** @description The person's name as colleagues see it. */
            displayName: string;
            /** @description Needed by operator, volunteer and town official; refused for the others. */
            townCode?: string;
            /**
             * Format: uuid
             * @description Needed by operator, possible for volunteer; refused for the others.
             */
            facilityId?: string;
        };
        AccountWithPasswordDto: {
            /** Format: uuid */
            id: string;
            role: components["schemas"]["PersonRole"];
            /**
             * Format: date-time
             * @description Since when the account cannot log in (RFC 3339); null = it can.
             */
            disabledAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description Since when a log-in asks for a code (RFC 3339); null = it does not.
             */
            totpEnabledAt: string | null;
            /**
             * Format: date-time
             * @description When the password was last set (RFC 3339).
             */
            passwordChangedAt: string;
            /** @description Send it back as `If-Match` with an edit. */
            version: number;
            /** @description Told this once; the first log-in asks for another one. Null when the request gave one. */
            oneTimePassword: string | null;
            login: string;
            displayName: string;
            scope: components["schemas"]["AccountScopeDto"];
            /** @description The next log-in asks for a new password, because somebody else knows the present one. */
            mustChangePassword: boolean;
        };
        UpdateAccountDto: {
            /** @description Another role ends the account's sessions, as does another place. It needs the place that fits it. */
            role?: components["schemas"]["PersonRole"];
            /** @description Null: the whole district. */
            townCode?: string | null;
            /**
             * Format: uuid
             * @description Null: the whole town.
             */
            facilityId?: string | null;
            displayName?: string;
            /** @description true ends the account's sessions and refuses its logins; false lets it in again. */
            disabled?: boolean;
            /** @description A new password, which the next log-in asks to change; ends the account's sessions. */
            password?: string;
        };
        AuditEventDto: {
            /** @description Grows with every event. */
            id: number;
            /** Format: date-time */
            at: string;
            /**
             * Format: uuid
             * @description Who did it; null: the system, or somebody unknown.
             */
            accountId: string | null;
            /** @description Their display name as it is now. */
            accountName: string | null;
            /** @description Their role at that time. */
            role: string | null;
            townCode: string | null;
            /** Format: uuid */
            facilityId: string | null;
            subjectId: string | null;
            /** @description The row before; null for a new one and for what is no row. */
            before: {
                [key: string]: unknown;
            } | null;
            /** @description The row after; null for a removed one and for what is no row. */
            after: {
                [key: string]: unknown;
            } | null;
            /** @description Address the request came from. */
            ip: string | null;
            /** @description Id of the request, as in the server's log. */
            requestId: string | null;
            /** @description What was done, e.g. `insert`, `update`, `login`, `login_failed`, `logout`. */
            action: string;
            /** @description What it was done to, e.g. `registry.residents`. */
            subject: string;
        };
        AuditEventPageDto: {
            /** @description Cursor of the next (older) page; null on the last. */
            nextCursor: string | null;
            items: components["schemas"]["AuditEventDto"][];
        };
        DistrictDto: {
            /** @description Division code, six digits. */
            code: string;
            name: string;
        };
        TownDto: {
            /** @description Number of its villages and communities. */
            villages: number;
            /** @description Division code, nine digits. */
            code: string;
            name: string;
            /** @description WGS-84 degrees; null when not placed yet. */
            longitude: number | null;
            latitude: number | null;
        };
        TownListDto: {
            district: components["schemas"]["DistrictDto"];
            items: components["schemas"]["TownDto"][];
        };
        VillageDto: {
            /** @description Division code, twelve digits. */
            code: string;
            name: string;
            /** @description WGS-84 degrees; null when not placed yet. */
            longitude: number | null;
            latitude: number | null;
        };
        VillageListDto: {
            items: components["schemas"]["VillageDto"][];
        };
        OrganisationDto: {
            id: string;
            name: string;
            licenceNo: string | null;
        };
        OrganisationListDto: {
            items: components["schemas"]["OrganisationDto"][];
            /** @description Ask with this `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        CreateOrganisationDto: {
            /** @description Registered name. */
            name: string;
            /** @description Number of its food licence or registration. */
            licenceNo?: string | null;
        };
        ListedResidentDto: {
            /** @enum {string} */
            sex: "female" | "male";
            /**
             * @description What became of the resident by today; null: active.
             * @enum {string|null}
             */
            status: "in_institution" | "moved_out" | "deceased" | null;
            id: string;
            name: string;
            /** @description `YYYY-MM-DD` */
            birthDate: string;
            /** @description Home town. */
            townCode: string;
            villageCode: string;
            villageName: string;
            /** @description 独居 */
            livesAlone: boolean;
            /** @description Masked, e.g. `138****5678`; null when unknown. */
            phone: string | null;
        };
        ResidentListDto: {
            items: components["schemas"]["ListedResidentDto"][];
            /** @description Ask with this `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        ResidentSearchDto: {
            /**
             * @description Beginning of a name, of its pinyin initials or of its full pinyin; a card number or its last four digits; a phone
             *     number (8 digits at least) or its last four; a whole identity number.
             */
            text: string;
            /** @description Only residents of this town. */
            townCode?: string;
            /** @description Rows per page, 1–100; 50 when absent. */
            limit?: number;
            /** @description `nextCursor` of the previous page. */
            cursor?: string;
        };
        RegistrationDto: {
            registeredDivision: string;
            id: string;
            /** @description First day. */
            validFrom: string;
            /** @description Last day; null: until further notice. */
            validTo: string | null;
        };
        CategoryDto: {
            /** @enum {string} */
            category: "destitute_supported" | "home_supported" | "minimum_living" | "near_minimum_living" | "low_income" | "preferential_care" | "only_child_loss_family" | "severe_disability" | "empty_nest" | "disabled" | "cognitively_impaired";
            id: string;
            /** @description First day. */
            validFrom: string;
            /** @description Last day; null: until further notice. */
            validTo: string | null;
        };
        GradeDto: {
            /** @enum {string} */
            grade: "intact" | "mild" | "moderate" | "severe" | "total";
            /** @description Standard it was given under. */
            standard: string;
            id: string;
            /** @description First day. */
            validFrom: string;
            /** @description Last day; null: until further notice. */
            validTo: string | null;
        };
        IdentifierDto: {
            /** @enum {string} */
            kind: "card" | "qr";
            /** @enum {string|null} */
            blockedReason: "lost" | "damaged" | "replaced" | null;
            /** @description Its last four characters. */
            last4: string;
            /**
             * Format: date-time
             * @description When it was blocked (lost, damaged, replaced); null: it is not.
             */
            blockedAt: string | null;
            id: string;
            /** @description First day. */
            validFrom: string;
            /** @description Last day; null: until further notice. */
            validTo: string | null;
        };
        StatusDto: {
            /** @enum {string} */
            status: "in_institution" | "moved_out" | "deceased";
            note: string | null;
            /**
             * Format: date-time
             * @description When it was declared a mistake: it never held. Null: it stands.
             */
            withdrawnAt: string | null;
            withdrawnReason: string | null;
            id: string;
            /** @description First day. */
            validFrom: string;
            /** @description Last day; null: until further notice. */
            validTo: string | null;
        };
        ContactDto: {
            name: string;
            relation: string;
            /** @description Masked. */
            phone: string;
            id: string;
            /** @description First day. */
            validFrom: string;
            /** @description Last day; null: until further notice. */
            validTo: string | null;
        };
        ScreeningDto: {
            /** @enum {string} */
            result: "independent" | "partly_dependent" | "dependent";
            standard: string;
            id: string;
            /** @description First day. */
            validFrom: string;
            /** @description Last day; null: until further notice. */
            validTo: string | null;
        };
        ResidentDto: {
            /** @enum {string} */
            sex: "female" | "male";
            /** @description What the kitchen must know. */
            diet: string | null;
            /** @description 户籍 */
            registrations: components["schemas"]["RegistrationDto"][];
            categories: components["schemas"]["CategoryDto"][];
            /** @description 能力评估 */
            grades: components["schemas"]["GradeDto"][];
            /** @description Cards and QR codes, by their ends. */
            identifiers: components["schemas"]["IdentifierDto"][];
            /** @description What became of the resident; of a day without one: active. */
            statuses: components["schemas"]["StatusDto"][];
            /** @description Whom to call, phones masked. */
            contacts: components["schemas"]["ContactDto"][];
            /** @description 自理能力筛查 */
            screenings: components["schemas"]["ScreeningDto"][];
            /** @description Its ends only; null when none is registered, or not for this account. */
            identityNumber: string | null;
            /** @description The entry this one is a duplicate of; null: none. */
            mergedInto: string | null;
            /**
             * Format: date-time
             * @description When it was erased who this was; null: it is not.
             */
            erasedAt: string | null;
            id: string;
            name: string;
            /** @description `YYYY-MM-DD` */
            birthDate: string;
            /** @description Home town. */
            townCode: string;
            villageCode: string;
            villageName: string;
            /** @description 独居 */
            livesAlone: boolean;
            /** @description Masked, e.g. `138****5678`; null when unknown. */
            phone: string | null;
        };
        CreateResidentDto: {
            /** @enum {string} */
            sex: "female" | "male";
            /**
             * Format: uuid
             * @description The client's own UUID: the same id and resident sent twice is entered once.
             */
            id?: string;
            /** @description Home town, nine digits; a town official's own. */
            townCode: string;
            /** @description A village or community of the home town, twelve digits. */
            villageCode: string;
            /** @description Full name. */
            name: string;
            /** @description `YYYY-MM-DD`, after 1890 and not in the future. */
            birthDate: string;
            /** @description 独居 */
            livesAlone: boolean;
            /** @description What the kitchen must know, e.g. 少盐. */
            diet?: string | null;
            /** @description Digits, spaces, + and -; shown masked. */
            phone?: string | null;
            /** @description True when somebody of this name and date of birth is known to be another person. */
            confirmedDistinct?: boolean;
        };
        CorrectResidentDto: {
            /** @description Another village or community of the home town, twelve digits. */
            villageCode?: string;
            /** @description 独居 */
            livesAlone?: boolean;
            /** @description What the kitchen must know, e.g. 少盐. */
            diet?: string | null;
            /** @description Digits, spaces, + and -; shown masked. */
            phone?: string | null;
        };
        AddRegistrationDto: {
            /** @description Division code: 6 digits a district, 9 a town, 12 a village; anywhere in the country. */
            registeredDivision: string;
            /** @description First day, `YYYY-MM-DD`. */
            validFrom: string;
            /** @description Last day, `YYYY-MM-DD`; null or absent: until further notice. */
            validTo?: string | null;
        };
        AddCategoryDto: {
            /** @enum {string} */
            category: "destitute_supported" | "home_supported" | "minimum_living" | "near_minimum_living" | "low_income" | "preferential_care" | "only_child_loss_family" | "severe_disability" | "empty_nest" | "disabled" | "cognitively_impaired";
            /** @description First day, `YYYY-MM-DD`. */
            validFrom: string;
            /** @description Last day, `YYYY-MM-DD`; null or absent: until further notice. */
            validTo?: string | null;
        };
        AddGradeDto: {
            /** @enum {string} */
            grade: "intact" | "mild" | "moderate" | "severe" | "total";
            /** @description Standard it was given under, e.g. `GB/T 42195-2022`. */
            standard: string;
            /** @description First day, `YYYY-MM-DD`. */
            validFrom: string;
            /** @description Last day, `YYYY-MM-DD`; null or absent: until further notice. */
            validTo?: string | null;
        };
        AddIdentifierDto: {
            /** @enum {string} */
            kind: "card" | "qr";
            /** @description Card number or QR token, 4–64 printable ASCII characters with at least one digit; never shown again. */
            value: string;
            /** @description First day, `YYYY-MM-DD`. */
            validFrom: string;
            /** @description Last day, `YYYY-MM-DD`; null or absent: until further notice. */
            validTo?: string | null;
        };
        AddStatusDto: {
            /**
             * @description `deceased`: `validFrom` is the day of death, and there is no last day.
             * @enum {string}
             */
            status: "in_institution" | "moved_out" | "deceased";
            /** @description E.g. the institution or the new home. */
            note?: string | null;
            /** @description First day, `YYYY-MM-DD`. */
            validFrom: string;
            /** @description Last day, `YYYY-MM-DD`; null or absent: until further notice. */
            validTo?: string | null;
        };
        WithdrawStatusDto: {
            reason: string;
        };
        AddContactDto: {
            name: string;
            /** @description E.g. 女儿. */
            relation: string;
            /** @description Digits, spaces, + and -; shown masked. */
            phone: string;
            /** @description First day, `YYYY-MM-DD`. */
            validFrom: string;
            /** @description Last day, `YYYY-MM-DD`; null or absent: until further notice. */
            validTo?: string | null;
        };
        AddScreeningDto: {
            /** @enum {string} */
            result: "independent" | "partly_dependent" | "dependent";
            /** @description Form or standard it was made by. */
            standard: string;
            /** @description First day, `YYYY-MM-DD`. */
            validFrom: string;
            /** @description Last day, `YYYY-MM-DD`; null or absent: until further notice. */
            validTo?: string | null;
        };
        BlockIdentifierDto: {
            /** @enum {string} */
            reason: "lost" | "damaged" | "replaced";
        };
        EndFactDto: {
            /** @description Its last day, `YYYY-MM-DD`, on or after its first. */
            validTo: string;
        };
        DatedFactDto: {
            id: string;
            /** @description First day. */
            validFrom: string;
            /** @description Last day; null: until further notice. */
            validTo: string | null;
        };
        SetIdentityNumberDto: {
            /** @description 18 characters; never shown again in clear but by a disclosure. */
            number: string;
            /** @description True when birth date or sex in the number are known to differ from the register's. */
            confirmedDiffers?: boolean;
        };
        IdentityNumberDto: {
            /** @description Its ends only, e.g. `3****************7`. */
            masked: string;
        };
        ApplicationSummaryDto: {
            /** @enum {string} */
            category: "destitute_supported" | "home_supported" | "minimum_living" | "near_minimum_living" | "low_income" | "preferential_care" | "only_child_loss_family" | "severe_disability" | "empty_nest" | "disabled" | "cognitively_impaired";
            /** @enum {string} */
            state: "submitted" | "endorsed" | "returned" | "approved" | "refused" | "withdrawn";
            /** @description Grows with every step. */
            version: number;
            id: string;
            residentId: string;
            residentName: string;
            townCode: string;
            villageName: string;
            /** @description First day asked for. */
            validFrom: string;
            /** @description Last day asked for; null: until further notice. */
            validTo: string | null;
            /** Format: date-time */
            submittedAt: string;
            /** @description Whether this account may approve it: it neither entered nor endorsed it. */
            mayApprove: boolean;
        };
        ApplicationListDto: {
            items: components["schemas"]["ApplicationSummaryDto"][];
            /** @description Ask with this `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        ApplicationHistoryDto: {
            /** @enum {string} */
            state: "submitted" | "endorsed" | "returned" | "approved" | "refused" | "withdrawn";
            /** Format: date-time */
            at: string;
            /** @description Who brought it there, by the name of that time; null: the system. */
            accountName: string | null;
            reason: string | null;
            villageOfficer: string | null;
        };
        ApplicationFileDto: {
            /** @enum {string} */
            kind: "application_form" | "income_proof" | "disability_certificate" | "household_book" | "medical_record" | "photo" | "other";
            /** @description Bytes. */
            size: number;
            id: string;
            /** @description `image/jpeg`, `image/png` or `application/pdf`. */
            mediaType: string;
            /** Format: date-time */
            addedAt: string;
        };
        ApplicationDto: {
            /** @enum {string} */
            category: "destitute_supported" | "home_supported" | "minimum_living" | "near_minimum_living" | "low_income" | "preferential_care" | "only_child_loss_family" | "severe_disability" | "empty_nest" | "disabled" | "cognitively_impaired";
            /** @enum {string} */
            state: "submitted" | "endorsed" | "returned" | "approved" | "refused" | "withdrawn";
            /** @description Grows with every step. */
            version: number;
            id: string;
            residentId: string;
            residentName: string;
            townCode: string;
            villageName: string;
            /** @description First day asked for. */
            validFrom: string;
            /** @description Last day asked for; null: until further notice. */
            validTo: string | null;
            /** Format: date-time */
            submittedAt: string;
            /** @description Whether this account may approve it: it neither entered nor endorsed it. */
            mayApprove: boolean;
            reason: string;
            /** @description The category that the approval made; null: none. */
            factId: string | null;
            history: components["schemas"]["ApplicationHistoryDto"][];
            files: components["schemas"]["ApplicationFileDto"][];
        };
        SubmitApplicationDto: {
            /** @enum {string} */
            category: "destitute_supported" | "home_supported" | "minimum_living" | "near_minimum_living" | "low_income" | "preferential_care" | "only_child_loss_family" | "severe_disability" | "empty_nest" | "disabled" | "cognitively_impaired";
            /**
             * Format: uuid
             * @description The client's own UUID: the same application sent twice is entered once.
             */
            id?: string;
            /** @description Why, in the applicant's words. */
            reason: string;
            /** @description First day, `YYYY-MM-DD`. */
            validFrom: string;
            /** @description Last day, `YYYY-MM-DD`; null or absent: until further notice. */
            validTo?: string | null;
        };
        ApplicationStepDto: {
            /** @enum {string} */
            step: "endorse" | "approve" | "return" | "refuse" | "withdraw" | "resubmit";
            /** @description `version` of the application as it was read: what changed meanwhile is not decided unseen. */
            version: number;
            /** @description Needed to return, refuse, withdraw and resubmit. */
            reason?: string;
            /** @description Needed to endorse: who of the village committee answers for its opinion. */
            villageOfficer?: string;
            /** @description Of a resubmission: the first day asked for; absent: as before. */
            validFrom?: string;
            /** @description Of a resubmission: the last day asked for; null: until further notice; absent: as before. */
            validTo?: string | null;
        };
        DisclosureRequestDto: {
            /** @enum {string} */
            purpose: "call" | "visit" | "verify_identity" | "correct_record" | "subsidy_review" | "emergency" | "request_of_person";
            /** @enum {string} */
            field: "phone" | "contact_phone" | "identity_number";
            /**
             * Format: uuid
             * @description Whose phone, when the field is `contact_phone`.
             */
            contactId?: string;
            /** @description The occasion, in words; never a number: five digits in a row are refused. */
            note: string;
        };
        DisclosureDto: {
            /** @enum {string} */
            field: "phone" | "contact_phone" | "identity_number";
            value: string;
        };
        ResidentMergeDto: {
            duplicateId: string;
            duplicateName: string | null;
            reason: string;
            /** Format: date-time */
            mergedAt: string;
            /**
             * Format: date-time
             * @description Null: it stands.
             */
            undoneAt: string | null;
            undoneReason: string | null;
        };
        ResidentMergeListDto: {
            items: components["schemas"]["ResidentMergeDto"][];
        };
        MergeDto: {
            /**
             * Format: uuid
             * @description The entry that will point to the one of the address.
             */
            duplicateId: string;
            reason: string;
            /** @description True when name, date of birth or sex are known to differ by a slip of the pen. */
            confirmedDiffers?: boolean;
        };
        UndoMergeDto: {
            /** Format: uuid */
            duplicateId: string;
            reason: string;
        };
        ErasureDto: {
            /** @enum {string} */
            state: "requested" | "erased" | "declined";
            id: string;
            residentId: string;
            residentName: string;
            townCode: string;
            /** Format: date-time */
            requestedAt: string;
            /**
             * Format: date-time
             * @description Null: nobody has yet.
             */
            decidedAt: string | null;
            /** @description Whether this account may carry it out: the district, and not who asked for it. */
            mayErase: boolean;
        };
        ErasureListDto: {
            items: components["schemas"]["ErasureDto"][];
            /** @description Ask with this `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        ErasureDecisionDto: {
            /** @enum {string} */
            decision: "decline" | "erase";
        };
        PurposeDto: {
            /** @enum {string} */
            purpose: "call" | "visit" | "verify_identity" | "correct_record" | "subsidy_review" | "emergency" | "request_of_person";
            /** @description The occasion, in words; never a number: five digits in a row are refused. */
            note: string;
        };
        ResidentExportDto: {
            /** @description Rows as they are stored, by what they are: `residents`, `contacts`, `meals` and so on. */
            sections: {
                [key: string]: {
                    [key: string]: unknown;
                }[];
            };
            /** Format: date-time */
            exportedAt: string;
            residentId: string;
            /** @description In clear; null when none is registered. */
            identityNumber: string | null;
        };
        AccountKindDto: {
            /** @enum {string} */
            kind: "cash_drawer" | "payment_channel" | "bank" | "elder_receivable" | "subsidy_receivable" | "claim_receivable" | "receivable_attributed" | "donation_bank" | "clearing" | "wallet" | "payable" | "donation_fund" | "opening_equity" | "income_elder" | "income_public" | "income_government" | "income_donation" | "income_attributed" | "expense_ingredients" | "expense_wages" | "expense_energy" | "expense_other" | "cash_over_short" | "garden_on_hand" | "goods_on_hand" | "in_kind_unallocated" | "garden_supplied" | "goods_supplied" | "volunteer_supplied" | "in_kind_used" | "in_kind_wastage";
            /** @enum {string} */
            book: "cash" | "in_kind";
            /** @enum {string} */
            type: "asset" | "liability" | "equity" | "income" | "expense";
            zh: string;
            en: string;
        };
        EntryKindDto: {
            /** @enum {string} */
            kind: "opening_balance" | "day_close" | "supplementary_settlement" | "cash_count" | "bank_deposit" | "channel_settlement" | "wallet_top_up" | "wallet_spend" | "wallet_refund" | "clearing" | "donation_received" | "donation_voided" | "tranche_allotted" | "donation_refunded" | "produce_received" | "produce_issued" | "goods_received" | "goods_issued" | "volunteer_hours" | "purchase" | "wages" | "utilities" | "supplier_payment" | "claim_approved" | "payment_leg" | "clawback" | "attribution" | "correction" | "reversal";
            zh: string;
            en: string;
        };
        ChartDto: {
            accounts: components["schemas"]["AccountKindDto"][];
            entries: components["schemas"]["EntryKindDto"][];
        };
        TrialBalanceRowDto: {
            /** @enum {string} */
            kind: "cash_drawer" | "payment_channel" | "bank" | "elder_receivable" | "subsidy_receivable" | "claim_receivable" | "receivable_attributed" | "donation_bank" | "clearing" | "wallet" | "payable" | "donation_fund" | "opening_equity" | "income_elder" | "income_public" | "income_government" | "income_donation" | "income_attributed" | "expense_ingredients" | "expense_wages" | "expense_energy" | "expense_other" | "cash_over_short" | "garden_on_hand" | "goods_on_hand" | "in_kind_unallocated" | "garden_supplied" | "goods_supplied" | "volunteer_supplied" | "in_kind_used" | "in_kind_wastage";
            /** @enum {string} */
            type: "asset" | "liability" | "equity" | "income" | "expense";
            /** @enum {string|null} */
            funder: "province" | "city" | "district" | "town" | "operating_grant" | "village_collective" | "operator" | "garden" | "goods" | "volunteer" | null;
            /** @enum {string|null} */
            method: "cash" | "wechat" | "alipay" | "ecny" | null;
            /** @description Accounts that it adds up. */
            accounts: number;
            /** @description Fen, since the first entry. */
            debitFen: number;
            /** @description Fen, since the first entry. */
            creditFen: number;
            /** @description Debits less credits, fen. */
            balanceFen: number;
        };
        TrialBalanceBookDto: {
            /** @enum {string} */
            book: "cash" | "in_kind";
            debitFen: number;
            creditFen: number;
            rows: components["schemas"]["TrialBalanceRowDto"][];
        };
        TrialBalanceDto: {
            asOf: string;
            books: components["schemas"]["TrialBalanceBookDto"][];
        };
        AccountBalanceDto: {
            /** @enum {string} */
            kind: "cash_drawer" | "payment_channel" | "bank" | "elder_receivable" | "subsidy_receivable" | "claim_receivable" | "receivable_attributed" | "donation_bank" | "clearing" | "wallet" | "payable" | "donation_fund" | "opening_equity" | "income_elder" | "income_public" | "income_government" | "income_donation" | "income_attributed" | "expense_ingredients" | "expense_wages" | "expense_energy" | "expense_other" | "cash_over_short" | "garden_on_hand" | "goods_on_hand" | "in_kind_unallocated" | "garden_supplied" | "goods_supplied" | "volunteer_supplied" | "in_kind_used" | "in_kind_wastage";
            /** @enum {string} */
            book: "cash" | "in_kind";
            /** @enum {string|null} */
            funder: "province" | "city" | "district" | "town" | "operating_grant" | "village_collective" | "operator" | "garden" | "goods" | "volunteer" | null;
            /** @enum {string|null} */
            method: "cash" | "wechat" | "alipay" | "ecny" | null;
            debitFen: number;
            creditFen: number;
            /** @description Debits less credits, fen. */
            balanceFen: number;
            id: string;
            facilityId: string | null;
            organisationId: string | null;
            /** @description The town that funds. */
            townCode: string | null;
            fundId: string | null;
        };
        AccountBalanceListDto: {
            items: components["schemas"]["AccountBalanceDto"][];
            /** @description Ask with this `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        LedgerAccountDto: {
            /** @enum {string} */
            kind: "cash_drawer" | "payment_channel" | "bank" | "elder_receivable" | "subsidy_receivable" | "claim_receivable" | "receivable_attributed" | "donation_bank" | "clearing" | "wallet" | "payable" | "donation_fund" | "opening_equity" | "income_elder" | "income_public" | "income_government" | "income_donation" | "income_attributed" | "expense_ingredients" | "expense_wages" | "expense_energy" | "expense_other" | "cash_over_short" | "garden_on_hand" | "goods_on_hand" | "in_kind_unallocated" | "garden_supplied" | "goods_supplied" | "volunteer_supplied" | "in_kind_used" | "in_kind_wastage";
            /** @enum {string} */
            book: "cash" | "in_kind";
            /** @enum {string|null} */
            funder: "province" | "city" | "district" | "town" | "operating_grant" | "village_collective" | "operator" | "garden" | "goods" | "volunteer" | null;
            /** @enum {string|null} */
            method: "cash" | "wechat" | "alipay" | "ecny" | null;
            id: string;
            facilityId: string | null;
            organisationId: string | null;
            /** @description The town that funds. */
            townCode: string | null;
            fundId: string | null;
        };
        StatementDayDto: {
            debitFen: number;
            creditFen: number;
            /** @description At the end of the day. */
            balanceFen: number;
            day: string;
        };
        StatementLineDto: {
            lineNo: number;
            /** @enum {string} */
            kind: "opening_balance" | "day_close" | "supplementary_settlement" | "cash_count" | "bank_deposit" | "channel_settlement" | "wallet_top_up" | "wallet_spend" | "wallet_refund" | "clearing" | "donation_received" | "donation_voided" | "tranche_allotted" | "donation_refunded" | "produce_received" | "produce_issued" | "goods_received" | "goods_issued" | "volunteer_hours" | "purchase" | "wages" | "utilities" | "supplier_payment" | "claim_approved" | "payment_leg" | "clawback" | "attribution" | "correction" | "reversal";
            /** @description Debit > 0, credit < 0, fen. */
            amountFen: number;
            entryId: string;
            /** @description The day it counts for; later than `businessDate` when the month was closed. */
            bookedOn: string;
            businessDate: string;
            facilityId: string | null;
            note: string | null;
        };
        StatementDto: {
            openingFen: number;
            closingFen: number;
            account: components["schemas"]["LedgerAccountDto"];
            from: string;
            to: string;
            days: components["schemas"]["StatementDayDto"][];
            /** @description In the order of the days, then as posted. */
            lines: components["schemas"]["StatementLineDto"][];
            /** @description Ask with this `cursor` for the next lines; null on the last page. */
            nextCursor: string | null;
        };
        EntryLineDto: {
            lineNo: number;
            /** @description Debit > 0, credit < 0, fen. */
            amountFen: number;
            account: components["schemas"]["LedgerAccountDto"];
        };
        EntryDto: {
            /** @enum {string} */
            kind: "opening_balance" | "day_close" | "supplementary_settlement" | "cash_count" | "bank_deposit" | "channel_settlement" | "wallet_top_up" | "wallet_spend" | "wallet_refund" | "clearing" | "donation_received" | "donation_voided" | "tranche_allotted" | "donation_refunded" | "produce_received" | "produce_issued" | "goods_received" | "goods_issued" | "volunteer_hours" | "purchase" | "wages" | "utilities" | "supplier_payment" | "claim_approved" | "payment_leg" | "clawback" | "attribution" | "correction" | "reversal";
            id: string;
            businessKey: string;
            businessDate: string;
            /** @description `YYYY-MM`. */
            bookedMonth: string;
            bookedOn: string;
            townCode: string | null;
            facilityId: string | null;
            organisationId: string | null;
            /** @description Account that posted; null: the system. */
            accountId: string | null;
            /**
             * Format: date-time
             * @description RFC 3339.
             */
            postedAt: string;
            note: string | null;
            /** @description The entry that this one takes back. */
            reverses: string | null;
            /** @description The entry that takes this one back. */
            reversedBy: string | null;
            lines: components["schemas"]["EntryLineDto"][];
        };
        PeriodDto: {
            /**
             * @description Only an open month takes entries; `reopening` stays closed until another person confirms.
             * @enum {string}
             */
            state: "open" | "closing" | "closed" | "reopening";
            /** @description Entries booked into the month. */
            entries: number;
            facilityId: string;
            townCode: string;
            /** @description `YYYY-MM`. */
            month: string;
            /** @description Account that asked for what waits to be confirmed. */
            askedBy: string | null;
            /**
             * Format: date-time
             * @description RFC 3339.
             */
            askedAt: string | null;
        };
        PeriodListDto: {
            items: components["schemas"]["PeriodDto"][];
            /** @description Ask with this `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        PeriodTransitionDto: {
            /** @enum {string} */
            action: "request_closing" | "confirm_closing" | "return_closing" | "request_reopening" | "confirm_reopening" | "decline_reopening";
            /** @enum {string} */
            fromState: "open" | "closing" | "closed" | "reopening";
            /** @enum {string} */
            toState: "open" | "closing" | "closed" | "reopening";
            /** @description Account that took the step. */
            accountId: string;
            /** @description Account that had asked, where this confirms or refuses. */
            askedBy: string | null;
            /**
             * Format: date-time
             * @description RFC 3339.
             */
            at: string;
            reason: string | null;
        };
        PeriodHistoryDto: {
            /**
             * @description Only an open month takes entries; `reopening` stays closed until another person confirms.
             * @enum {string}
             */
            state: "open" | "closing" | "closed" | "reopening";
            /** @description Entries booked into the month. */
            entries: number;
            facilityId: string;
            townCode: string;
            /** @description `YYYY-MM`. */
            month: string;
            /** @description Account that asked for what waits to be confirmed. */
            askedBy: string | null;
            /**
             * Format: date-time
             * @description RFC 3339.
             */
            askedAt: string | null;
            transitions: components["schemas"]["PeriodTransitionDto"][];
        };
        ChangePeriodDto: {
            /**
             * @description Operators ask for closing; town officials take any step, district officials any but that; `confirm_…` is another person's than the one who asked.
             * @enum {string}
             */
            action: "request_closing" | "confirm_closing" | "return_closing" | "request_reopening" | "confirm_reopening" | "decline_reopening";
            /** @description Why, without personal data. Needed to return a closing and to ask for or decline a reopening. */
            reason?: string | null;
        };
        FacilityDto: {
            /** @enum {string} */
            tier: "central_kitchen" | "elder_canteen" | "meal_point";
            seats: number | null;
            /** @description Counts the edits; send it as If-Match with an edit. */
            version: number;
            id: string;
            code: string;
            name: string;
            townCode: string;
            villageCode: string | null;
            organisationId: string;
            address: string | null;
            /** @description WGS-84 degrees. */
            longitude: number | null;
            latitude: number | null;
            /** @description First day of business. */
            openedOn: string;
            /** @description Last day of business; null: open until further notice. */
            closedOn: string | null;
        };
        FacilityListDto: {
            items: components["schemas"]["FacilityDto"][];
            /** @description Ask with this `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        CreateFacilityDto: {
            /** @enum {string} */
            tier: "central_kitchen" | "elder_canteen" | "meal_point";
            seats?: number | null;
            /** @description Short code, unique in the district: capitals, digits and hyphens. */
            code: string;
            /** @description Its town for good, nine digits. */
            townCode: string;
            name: string;
            /**
             * Format: uuid
             * @description Who runs it.
             */
            organisationId: string;
            /** @description Village or community of its town, twelve digits. */
            villageCode?: string | null;
            address?: string | null;
            /** @description WGS-84 degrees. */
            longitude?: number | null;
            /** @description WGS-84 degrees. */
            latitude?: number | null;
            /** @description First day of business, `YYYY-MM-DD`. */
            openedOn: string;
        };
        EditFacilityDto: {
            /** @enum {string} */
            tier?: "central_kitchen" | "elder_canteen" | "meal_point";
            seats?: number | null;
            name?: string;
            /**
             * Format: uuid
             * @description Who runs it.
             */
            organisationId?: string;
            /** @description Village or community of its town, twelve digits. */
            villageCode?: string | null;
            address?: string | null;
            /** @description WGS-84 degrees. */
            longitude?: number | null;
            /** @description WGS-84 degrees. */
            latitude?: number | null;
            /** @description First day of business, `YYYY-MM-DD`. */
            openedOn?: string;
            /** @description Last day of business; null: open until further notice. */
            closedOn?: string | null;
        };
        SupplyDto: {
            /** @enum {string} */
            supplierTier: "central_kitchen" | "elder_canteen";
            /** @enum {string} */
            slot: "breakfast" | "lunch" | "dinner";
            id: string;
            /** @description The meal point. */
            facilityId: string;
            facilityName: string;
            townCode: string;
            supplierId: string;
            supplierName: string;
            /** @description First day. */
            validFrom: string;
            /** @description Last day; null until further notice. */
            validTo: string | null;
        };
        SupplyListDto: {
            items: components["schemas"]["SupplyDto"][];
            /** @description Ask with this `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        SetSupplyDto: {
            /** @description The slots it feeds; another supplier of these slots ends the day before. */
            slots: ("breakfast" | "lunch" | "dinner")[];
            /**
             * Format: uuid
             * @description The meal point.
             */
            facilityId: string;
            /**
             * Format: uuid
             * @description A central kitchen or elder canteen of the district.
             */
            supplierId: string;
            /** @description First day. */
            validFrom: string;
        };
        SupplySetDto: {
            items: components["schemas"]["SupplyDto"][];
        };
        EndRowDto: {
            /** @description Last day it holds, not before yesterday. */
            validTo: string;
        };
        SlotOpeningDto: {
            /** @enum {string} */
            slot: "breakfast" | "lunch" | "dinner";
            /**
             * @description Why not; null when open.
             * @enum {string|null}
             */
            why: "facility_not_open" | "closed_day" | "not_in_timetable" | null;
            open: boolean;
            /** @description The reason given for a closed day. */
            reason: string | null;
            /** @description Null when closed or not on record. */
            opensAt: string | null;
            lastOrderAt: string | null;
            closesAt: string | null;
        };
        FacilityDayDto: {
            /** @enum {string} */
            tier: "central_kitchen" | "elder_canteen" | "meal_point";
            /**
             * @description Its state on the day; null before the first.
             * @enum {string|null}
             */
            state: "planned" | "accepted" | "open" | "suspended" | "closed" | null;
            facilityId: string;
            code: string;
            name: string;
            townCode: string;
            slots: components["schemas"]["SlotOpeningDto"][];
        };
        FacilityDayListDto: {
            businessDate: string;
            items: components["schemas"]["FacilityDayDto"][];
            /** @description Ask with this `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        OpeningHoursDto: {
            /** @description 1 = Monday to 7 = Sunday. */
            weekday: number;
            /** @enum {string} */
            slot: "breakfast" | "lunch" | "dinner";
            id: string;
            opensAt: string;
            lastOrderAt: string;
            closesAt: string;
            validFrom: string;
            /** @description Last day; null until further notice. */
            validTo: string | null;
        };
        OpeningExceptionDto: {
            /** @enum {string} */
            kind: "closed" | "open";
            /**
             * @description Null: the whole day.
             * @enum {string|null}
             */
            slot: "breakfast" | "lunch" | "dinner" | null;
            id: string;
            validFrom: string;
            validTo: string;
            reason: string;
            opensAt: string | null;
            lastOrderAt: string | null;
            closesAt: string | null;
        };
        SlotCapacityDto: {
            /** @enum {string} */
            slot: "breakfast" | "lunch" | "dinner";
            seats: number;
            dineInPortions: number;
            deliveryPortions: number;
            id: string;
            validFrom: string;
            /** @description Last day; null until further notice. */
            validTo: string | null;
        };
        FacilityOpeningDto: {
            /** @description The day asked for. */
            businessDate: string;
            /** @description The slots of that day. */
            today: components["schemas"]["SlotOpeningDto"][];
            /** @description Rows of the timetable that hold on the day or later. */
            hours: components["schemas"]["OpeningHoursDto"][];
            /** @description Exceptions of the day or later. */
            exceptions: components["schemas"]["OpeningExceptionDto"][];
            /** @description Capacities that hold on the day or later. */
            capacities: components["schemas"]["SlotCapacityDto"][];
        };
        WeekdayHoursDto: {
            /** @description 1 = Monday to 7 = Sunday. */
            weekday: number;
            /** @enum {string} */
            slot: "breakfast" | "lunch" | "dinner";
            /** @description `HH:MM` */
            opensAt: string;
            /** @description Last order, `HH:MM`. */
            lastOrderAt: string;
            /** @description `HH:MM` */
            closesAt: string;
        };
        SetOpeningHoursDto: {
            /** @description First day it holds. */
            validFrom: string;
            hours: components["schemas"]["WeekdayHoursDto"][];
        };
        AddOpeningExceptionDto: {
            /** @enum {string} */
            kind: "closed" | "open";
            /**
             * @description Only this slot; the whole day when absent. An extra opening names it.
             * @enum {string|null}
             */
            slot?: "breakfast" | "lunch" | "dinner" | null;
            /** @description First day. */
            validFrom: string;
            /** @description Last day, at most a year later. */
            validTo: string;
            /** @description Told to elders and families, e.g. 春节. */
            reason: string;
            /** @description `HH:MM`, of an extra opening. */
            opensAt?: string | null;
            /** @description `HH:MM`, of an extra opening. */
            lastOrderAt?: string | null;
            /** @description `HH:MM`, of an extra opening. */
            closesAt?: string | null;
        };
        SetSlotCapacityDto: {
            /** @enum {string} */
            slot: "breakfast" | "lunch" | "dinner";
            /** @description Seats in the room. */
            seats: number;
            /** @description Portions eaten there or fetched. */
            dineInPortions: number;
            /** @description Portions delivered. */
            deliveryPortions: number;
            /** @description First day it holds. */
            validFrom: string;
        };
        FacilityStateDto: {
            /** @enum {string} */
            state: "planned" | "accepted" | "open" | "suspended" | "closed";
            id: string;
            /** @description First day. */
            validFrom: string;
            reason: string | null;
            acceptanceId: string | null;
            /** @description Was open before its acceptance was kept here. */
            takenOver: boolean;
            /** @description Account; null for a load or import. */
            recordedBy: string | null;
            /** Format: date-time */
            recordedAt: string;
        };
        ChecklistItemDto: {
            /** @description What is looked at, e.g. 食品经营许可证. */
            item: string;
            passed: boolean;
            /** @description What was found. */
            note?: string | null;
        };
        AcceptanceDto: {
            checklist: components["schemas"]["ChecklistItemDto"][];
            /**
             * @description Null while it waits.
             * @enum {string|null}
             */
            result: "accepted" | "rejected" | null;
            id: string;
            facilityId: string;
            /** @description Account. */
            proposedBy: string;
            /**
             * Format: date-time
             * @description RFC 3339.
             */
            proposedAt: string;
            note: string | null;
            inspectedOn: string | null;
            /** @description Account. */
            decidedBy: string | null;
            /** Format: date-time */
            decidedAt: string | null;
            decisionNote: string | null;
        };
        StarGradeDto: {
            /** @description 1 to 5. */
            stars: number;
            id: string;
            assessor: string;
            basis: string;
            validFrom: string;
            /** @description Last day; null until further notice. */
            validTo: string | null;
        };
        FacilityStandingDto: {
            /**
             * @description Today's state; null before the first.
             * @enum {string|null}
             */
            state: "planned" | "accepted" | "open" | "suspended" | "closed" | null;
            facilityId: string;
            states: components["schemas"]["FacilityStateDto"][];
            acceptances: components["schemas"]["AcceptanceDto"][];
            starGrades: components["schemas"]["StarGradeDto"][];
        };
        ProposeAcceptanceDto: {
            checklist: components["schemas"]["ChecklistItemDto"][];
            note?: string | null;
        };
        DecideAcceptanceDto: {
            /** @enum {string} */
            result: "accepted" | "rejected";
            /** @description Day of the inspection, not in the future. */
            inspectedOn: string;
            /** @description As inspected; every item has passed when it is accepted. */
            checklist: components["schemas"]["ChecklistItemDto"][];
            note?: string | null;
        };
        RecordStateDto: {
            /** @enum {string} */
            state: "planned" | "open" | "suspended" | "closed";
            /** @description First day of the state. */
            validFrom: string;
            /** @description Why. */
            reason: string;
        };
        SetStarGradeDto: {
            /** @description 1 to 5. */
            stars: number;
            /** @description Who assessed. */
            assessor: string;
            /** @description Standard or document it rests on. */
            basis: string;
            /** @description First day. */
            validFrom: string;
        };
        LicenceDto: {
            /** @enum {string} */
            kind: "food_business" | "health_certificate" | "fire_safety" | "hygiene" | "insurance";
            /** @description Days left today, negative when expired; null without expiry. */
            daysLeft: number | null;
            /** @description Counts the edits; send it as If-Match with an edit. */
            version: number;
            id: string;
            facilityId: string;
            facilityName: string;
            number: string;
            issuer: string | null;
            /** @description Whose health certificate; null for other kinds, and for readers who need not know. */
            holderName: string | null;
            validFrom: string;
            /** @description Last day; null without expiry. */
            validTo: string | null;
            /** @description No longer needed from this day. */
            endedOn: string | null;
            /** @description Another one of the same kind and holder lasts longer. */
            renewed: boolean;
        };
        LicenceListDto: {
            items: components["schemas"]["LicenceDto"][];
            /** @description Ask with this `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        AddLicenceDto: {
            /** @enum {string} */
            kind: "food_business" | "health_certificate" | "fire_safety" | "hygiene" | "insurance";
            /** Format: uuid */
            facilityId: string;
            number: string;
            /** @description Who issued it. */
            issuer?: string | null;
            /** @description Whose health certificate it is; no other kind has one. */
            holderName?: string | null;
            /** @description First day. */
            validFrom: string;
            /** @description Last day; only fire and hygiene acceptances may have none. */
            validTo?: string | null;
        };
        EditLicenceDto: {
            number?: string;
            issuer?: string | null;
            holderName?: string;
            validFrom?: string;
            validTo?: string | null;
            /** @description No longer needed from this day, e.g. the person left; null: needed again. */
            endedOn?: string | null;
        };
        AcknowledgementDto: {
            /** @enum {string} */
            role: "operator" | "volunteer" | "town_official" | "district_official" | "auditor" | "admin";
            /**
             * Format: date-time
             * @description RFC 3339.
             */
            at: string;
            /** @description Account. */
            by: string;
            /** @description Null for readers who may not see accounts. */
            name: string | null;
        };
        FacilityReminderDto: {
            /** @enum {string} */
            kind: "food_business" | "health_certificate" | "fire_safety" | "hygiene" | "insurance";
            /** @description 60, 30, 7 or 0. */
            daysBefore: number;
            /** @description Days left today, negative when expired. */
            daysLeft: number;
            id: string;
            facilityId: string;
            facilityName: string;
            townCode: string;
            licenceId: string;
            number: string;
            /** @description Whose health certificate; null for other kinds, and for readers who need not know. */
            holderName: string | null;
            expiresOn: string;
            /** Format: date-time */
            createdAt: string;
            acknowledged: components["schemas"]["AcknowledgementDto"] | null;
        };
        FacilityReminderListDto: {
            items: components["schemas"]["FacilityReminderDto"][];
            /** @description Ask with this `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        OverviewSupplierDto: {
            /** @enum {string} */
            slot: "breakfast" | "lunch" | "dinner";
            facilityId: string;
            name: string;
        };
        FacilityOverviewDto: {
            /** @enum {string} */
            tier: "central_kitchen" | "elder_canteen" | "meal_point";
            /**
             * @description Null before the first.
             * @enum {string|null}
             */
            state: "planned" | "accepted" | "open" | "suspended" | "closed" | null;
            /** @description 1 to 5; null without a grade. */
            stars: number | null;
            /** @description Meal points it feeds today. */
            feeds: number;
            /** @description Licences in use that expire within 60 days or have expired. */
            expiring: number;
            id: string;
            code: string;
            name: string;
            townCode: string;
            townName: string;
            organisationName: string;
            address: string | null;
            /** @description An acceptance waits for the district. */
            acceptancePending: boolean;
            suppliers: components["schemas"]["OverviewSupplierDto"][];
            /** @description The first of them to expire; null without. */
            nextExpiry: string | null;
            /** @description Today by slot. */
            today: components["schemas"]["SlotOpeningDto"][];
        };
        FacilityOverviewListDto: {
            businessDate: string;
            items: components["schemas"]["FacilityOverviewDto"][];
            /** @description Ask with this `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        PolicyNameDto: {
            zh: string;
            en: string;
        };
        PolicyVersionSummaryDto: {
            version: number;
            /**
             * @description A draft has no effect; an activated version never changes.
             * @enum {string}
             */
            state: "draft" | "activated";
            /** @description First day, `YYYY-MM-DD`. */
            effectiveFrom: string;
            /** @description Last day in force, also when a successor ends it; null: until further notice. */
            effectiveTo: string | null;
            /** @description RFC 3339. */
            createdAt: string;
            /** @description Account that drafted it; null: the system. */
            createdBy: string | null;
            /** @description RFC 3339; null for a draft. */
            activatedAt: string | null;
            /** @description Account that activated it; null for a draft or when the system did. */
            activatedBy: string | null;
        };
        PolicySummaryDto: {
            code: string;
            name: components["schemas"]["PolicyNameDto"];
            versions: components["schemas"]["PolicyVersionSummaryDto"][];
        };
        PolicyListDto: {
            items: components["schemas"]["PolicySummaryDto"][];
            /** @description Ask with this `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        PolicyFindingDto: {
            /** @enum {string} */
            severity: "warning" | "note";
            code: string;
            /** @description JSON pointer into the document. */
            pointer: string;
            zh: string;
            en: string;
        };
        PolicyVersionDto: {
            version: number;
            /**
             * @description A draft has no effect; an activated version never changes.
             * @enum {string}
             */
            state: "draft" | "activated";
            /** @description The policy as libs/five-ones documents it. */
            document: {
                [key: string]: unknown;
            };
            code: string;
            /** @description What the check found; empty when nothing. */
            findings: components["schemas"]["PolicyFindingDto"][];
            /** @description First day, `YYYY-MM-DD`. */
            effectiveFrom: string;
            /** @description Last day in force, also when a successor ends it; null: until further notice. */
            effectiveTo: string | null;
            /** @description RFC 3339. */
            createdAt: string;
            /** @description Account that drafted it; null: the system. */
            createdBy: string | null;
            /** @description RFC 3339; null for a draft. */
            activatedAt: string | null;
            /** @description Account that activated it; null for a draft or when the system did. */
            activatedBy: string | null;
        };
        DraftPolicyVersionDto: {
            /** @description The policy as libs/five-ones documents it; its `version` is the next one. */
            document: {
                [key: string]: unknown;
            };
        };
        DonationSearchDto: {
            /**
             * @description Rows per page, 1–500.
             * @default 100
             */
            limit: number;
            /** @description `nextCursor` of the previous page. */
            cursor?: string;
            /** @description Part of a donor's name or of a campaign, or the number of a receipt (2026-12, 12) or of a fiscal receipt. */
            text?: string;
            /** @enum {string} */
            kind?: "money" | "goods";
            /** Format: uuid */
            donorId?: string;
            /**
             * @description Only with something promised and not received, not allotted, or not spent.
             * @enum {string}
             */
            open?: "unreceived" | "unallotted" | "unspent";
        };
        DonationDto: {
            /** @enum {string} */
            donorKind: "person" | "firm" | "anonymous";
            /** @enum {string} */
            kind: "money" | "goods";
            id: string;
            donorId: string;
            donorName: string;
            organisationId: string;
            organisationName: string;
            pledgedOn: string;
            pledgedFen: number;
            receivedFen: number;
            /** @description In tranches, spent or not. */
            allottedFen: number;
            refundedFen: number;
            /** @description What meals have used, of the tranches that the reader sees. */
            spentFen: number;
            campaign: string | null;
            /** @description The last receipt, as year and number. */
            receiptYear: number | null;
            receiptNo: number | null;
            /** @description Meals it paid for, at so many facilities on so many days. */
            meals: number;
            facilities: number;
            days: number;
        };
        DonationListDto: {
            items: components["schemas"]["DonationDto"][];
            nextCursor: string | null;
        };
        NewDonorDto: {
            /** @enum {string} */
            kind: "person" | "firm" | "anonymous";
            /** @description As the donor wants to be named; not with anonymous. */
            name?: string;
            /** @description Whom to ask for. */
            contactName?: string;
            /** @description The desk's; no town and no auditor reads it. */
            phone?: string;
        };
        ReceivedDto: {
            /** @description The day it came in, at most 62 days ago. */
            receivedOn: string;
            amountFen: number;
            /** @description Number of the fiscal receipt (公益事业捐赠票据), where it is known already. */
            fiscalReceiptNo?: string;
        };
        TrancheDraftDto: {
            amountFen: number;
            /**
             * @description Whose meals it may pay for.
             * @enum {string}
             */
            earmark: "anyone" | "town" | "facility" | "category";
            /** @description With earmark town. */
            forTown?: string;
            /**
             * Format: uuid
             * @description With earmark facility.
             */
            forFacility?: string;
            /**
             * @description With earmark category.
             * @enum {string}
             */
            forCategory?: "destitute_supported" | "home_supported" | "minimum_living" | "near_minimum_living" | "low_income" | "preferential_care" | "only_child_loss_family" | "severe_disability" | "empty_nest" | "disabled" | "cognitively_impaired";
            /** @description A campaign it belongs to; the donation's when absent. */
            campaign?: string;
        };
        GoodsDraftDto: {
            /** Format: uuid */
            facilityId: string;
            /** @description What it is; no personal data. */
            description: string;
            quantityG: number;
            /** @description Reference price of a kilogram. */
            unitFen: number;
        };
        EnterDonationDto: {
            /**
             * Format: uuid
             * @description The client's own id: sent again with the same body, the donation is answered again.
             */
            clientId: string;
            /**
             * Format: uuid
             * @description The recipient, whose bank account the money comes into.
             */
            organisationId: string;
            /**
             * Format: uuid
             * @description Somebody who gave before; or `donor`.
             */
            donorId?: string;
            donor?: components["schemas"]["NewDonorDto"];
            /** @enum {string} */
            kind: "money" | "goods";
            /** @description The day it was promised, or given. */
            pledgedOn: string;
            /** @description With money: all that was promised. */
            pledgedFen?: number;
            /** @description A campaign it belongs to. */
            campaign?: string;
            /** @description With money: what came in of it; gets a receipt. */
            received?: components["schemas"]["ReceivedDto"];
            /** @description With money that came in: what it may pay for. */
            tranches?: components["schemas"]["TrancheDraftDto"][];
            /** @description With goods; they get one receipt over what they are worth. */
            goods?: components["schemas"]["GoodsDraftDto"][];
        };
        ReceiptDto: {
            id: string;
            donationId: string;
            /** @description Year and number: without gaps per organisation and year of issue. */
            year: number;
            no: number;
            receivedOn: string;
            issuedAt: string;
            amountFen: number;
            organisationName: string;
            donorName: string;
            fiscalReceiptNo: string | null;
            /** @description When and why it was made void; it keeps its number. */
            voidedAt: string | null;
            voidReason: string | null;
        };
        TrancheDto: {
            /** @enum {string} */
            earmark: "anyone" | "town" | "facility" | "category";
            id: string;
            donationId: string;
            organisationId: string;
            organisationName: string;
            donorName: string;
            /** @description The day its money had come in; the oldest is spent first. */
            receivedOn: string;
            /** @description What meals may use: allotted less taken back. */
            amountFen: number;
            /** @description What meals have used. */
            spentFen: number;
            /** @description Taken back to the donation. */
            returnedFen: number;
            forTown: string | null;
            forFacility: string | null;
            forCategory: string | null;
            campaign: string | null;
        };
        GoodsDto: {
            id: string;
            facilityId: string;
            facilityName: string;
            description: string;
            quantityG: number;
            unitFen: number;
            valueFen: number;
            inStock: boolean;
        };
        RefundDto: {
            /** @enum {string} */
            state: "waiting" | "approved" | "rejected";
            id: string;
            donationId: string;
            amountFen: number;
            reason: string;
            /** @description The account that asked; another one decides. */
            requestedBy: string;
            requestedAt: string;
            decidedAt: string | null;
            decisionReason: string | null;
            reference: string | null;
        };
        DonationDetailDto: {
            /** @enum {string} */
            donorKind: "person" | "firm" | "anonymous";
            /** @enum {string} */
            kind: "money" | "goods";
            id: string;
            donorId: string;
            donorName: string;
            organisationId: string;
            organisationName: string;
            pledgedOn: string;
            pledgedFen: number;
            receivedFen: number;
            /** @description In tranches, spent or not. */
            allottedFen: number;
            refundedFen: number;
            /** @description What meals have used, of the tranches that the reader sees. */
            spentFen: number;
            campaign: string | null;
            /** @description The last receipt, as year and number. */
            receiptYear: number | null;
            receiptNo: number | null;
            /** @description Meals it paid for, at so many facilities on so many days. */
            meals: number;
            facilities: number;
            days: number;
            receipts: components["schemas"]["ReceiptDto"][];
            tranches: components["schemas"]["TrancheDto"][];
            goods: components["schemas"]["GoodsDto"][];
            refunds: components["schemas"]["RefundDto"][];
        };
        TakeInDto: {
            /** @description The day it came in, at most 62 days ago. */
            receivedOn: string;
            amountFen: number;
            /** @description Number of the fiscal receipt (公益事业捐赠票据), where it is known already. */
            fiscalReceiptNo?: string;
            /**
             * Format: uuid
             * @description The client's own id: sent again with the same body, the receipt is answered again.
             */
            clientId: string;
        };
        AllotTrancheDto: {
            amountFen: number;
            /**
             * @description Whose meals it may pay for.
             * @enum {string}
             */
            earmark: "anyone" | "town" | "facility" | "category";
            /** @description With earmark town. */
            forTown?: string;
            /**
             * Format: uuid
             * @description With earmark facility.
             */
            forFacility?: string;
            /**
             * @description With earmark category.
             * @enum {string}
             */
            forCategory?: "destitute_supported" | "home_supported" | "minimum_living" | "near_minimum_living" | "low_income" | "preferential_care" | "only_child_loss_family" | "severe_disability" | "empty_nest" | "disabled" | "cognitively_impaired";
            /** @description A campaign it belongs to; the donation's when absent. */
            campaign?: string;
            /**
             * Format: uuid
             * @description The client's own id: sent again with the same body, the tranche is answered again.
             */
            clientId: string;
        };
        AskRefundDto: {
            /**
             * Format: uuid
             * @description The client's own id: sent again with the same body, the refund is answered again.
             */
            clientId: string;
            amountFen: number;
            /** @description Why; no personal data. */
            reason: string;
        };
        DonorSearchDto: {
            /**
             * @description Rows per page, 1–500.
             * @default 100
             */
            limit: number;
            /** @description `nextCursor` of the previous page. */
            cursor?: string;
            /** @description Part of a name. */
            text?: string;
        };
        DonorDto: {
            /** @enum {string} */
            kind: "person" | "firm" | "anonymous";
            id: string;
            name: string;
            contactName: string | null;
            phone: string | null;
            /** @description How many donations, and what came in of them. */
            donations: number;
            receivedFen: number;
            version: number;
            /** @description When the data were erased. */
            erasedAt: string | null;
        };
        DonorListDto: {
            items: components["schemas"]["DonorDto"][];
            nextCursor: string | null;
        };
        DonorLinkDto: {
            id: string;
            createdAt: string;
            revokedAt: string | null;
        };
        DonorLinkListDto: {
            items: components["schemas"]["DonorLinkDto"][];
        };
        NewDonorLinkDto: {
            id: string;
            createdAt: string;
            revokedAt: string | null;
            /** @description Told this once and stored nowhere: the page is /donor#<token>. */
            token: string;
        };
        FiscalNumberDto: {
            fiscalReceiptNo: string;
        };
        VoidReceiptDto: {
            /** @description No personal data. */
            reason: string;
        };
        DecideRefundDto: {
            /** @enum {string} */
            decision: "approved" | "rejected";
            /** @description With a rejection. */
            reason?: string;
            /** @description Of the bank's transfer to the donor: letters, digits and hyphens. */
            reference?: string;
        };
        TrancheListDto: {
            items: components["schemas"]["TrancheDto"][];
            nextCursor: string | null;
        };
        TakeBackDto: {
            /**
             * Format: uuid
             * @description The client's own id: sent again, nothing is taken back twice.
             */
            clientId: string;
            amountFen: number;
            /** @description Why; no personal data. */
            reason: string;
        };
        OpenDonorPageDto: {
            token: string;
        };
        DonorPageDayDto: {
            date: string;
            meals: number;
            amountFen: number;
        };
        DonorPageGroupDto: {
            /** @description Null: of several places. */
            facilityName: string | null;
            townName: string | null;
            /** @description YYYY-MM; null: of several months. */
            month: string | null;
            meals: number;
            amountFen: number;
            /** @description The days with three meals or more; the rest of the month's is in its sum. */
            days: components["schemas"]["DonorPageDayDto"][];
        };
        DonorPageReceiptDto: {
            year: number;
            no: number;
            receivedOn: string;
            amountFen: number;
            fiscalReceiptNo: string | null;
        };
        DonorPageGoodsDto: {
            description: string;
            quantityG: number;
            valueFen: number;
            facilityName: string;
            inStock: boolean;
        };
        DonorPageDonationDto: {
            /** @enum {string} */
            kind: "money" | "goods";
            organisationName: string;
            pledgedOn: string;
            pledgedFen: number;
            receivedFen: number;
            spentFen: number;
            refundedFen: number;
            campaign: string | null;
            receipts: components["schemas"]["DonorPageReceiptDto"][];
            goods: components["schemas"]["DonorPageGoodsDto"][];
        };
        DonorPageDto: {
            /** @enum {string} */
            donorKind: "person" | "firm" | "anonymous";
            donorName: string;
            /** @description Money that came in; goods are told apart. */
            receivedFen: number;
            goodsFen: number;
            spentFen: number;
            refundedFen: number;
            meals: number;
            facilities: number;
            days: number;
            groups: components["schemas"]["DonorPageGroupDto"][];
            donations: components["schemas"]["DonorPageDonationDto"][];
            /** @description When this was read. */
            asOf: string;
        };
        TillFacilityDto: {
            /**
             * @description Tier.
             * @enum {string}
             */
            tier: "central_kitchen" | "elder_canteen" | "meal_point";
            /** @description Id. */
            id: string;
            /** @description Name. */
            name: string;
            /** @description Town. */
            townCode: string;
        };
        TillMenuItemDto: {
            /**
             * @description Meal slot.
             * @enum {string}
             */
            slot: "breakfast" | "lunch" | "dinner";
            /**
             * @description A set, or à la carte.
             * @enum {string}
             */
            kind: "set" | "a_la_carte";
            /** @description Id. */
            id: string;
            /** @description Name. */
            name: string;
            /** @description Fen. */
            priceFen: number;
            /** @description Sold out by now; a till may still log what it has sold. */
            soldOut: boolean;
        };
        TillCostCardDto: {
            /** @description Ingredients. */
            ingredientsFen: number;
            /** @description Labour. */
            labourFen: number;
            /** @description Energy. */
            energyFen: number;
            /** @description Packaging. */
            packagingFen: number;
            /** @description Delivery; counts for delivered meals only. */
            deliveryFen: number;
            /** @description Cost of a meal that is not delivered. */
            totalFen: number;
        };
        TillExpectedDto: {
            /** @description Garden. */
            gardenFen: number;
            /** @description Volunteers. */
            volunteerFen: number;
            /** @description Donors. */
            donationFen: number;
        };
        BilingualDto: {
            /** @description Chinese. */
            zh: string;
            /** @description English. */
            en: string;
        };
        TillPolicyDto: {
            /** @description Code. */
            code: string;
            /** @description Version. */
            version: number;
            /** @description Name. */
            name: components["schemas"]["BilingualDto"];
            /** @description First day. */
            effectiveFrom: string;
            /** @description Last day; null until further notice. */
            effectiveTo: string | null;
        };
        CounterWalletDto: {
            /** @description What can be spent here, fen: of this organisation, and of others where a custodian clears it. */
            balanceFen: number;
            /** @description Paid here beyond the balance, fen; the next top-up pays it first. */
            arrearsFen: number;
        };
        SlotUseDto: {
            /**
             * @description Meal slot.
             * @enum {string}
             */
            slot: "breakfast" | "lunch" | "dinner";
            /** @description When, RFC 3339. */
            at: string;
            /** @description Where; null should the facility not be known. */
            facilityName: string | null;
        };
        FunderShareDto: {
            /**
             * @description Level of government.
             * @enum {string}
             */
            funder: "province" | "city" | "district" | "town";
            /** @description Code of the funding town; null for the other levels. */
            townCode: string | null;
            /** @description Fen. */
            amountFen: number;
        };
        SplitDto: {
            /** @description What a reviewer should look at. */
            flags: ("second_in_slot" | "limit_exhausted" | "elder_short" | "elder_overpaid" | "policy_changed" | "late" | "clock_off" | "cross_town" | "cross_district" | "wallet_short" | "facility_not_open" | "served_while_closed" | "no_supplier")[];
            /** @description Price agreed, fen: `elderDueFen + governmentFen + discountFen`. */
            priceFen: number;
            /** @description What the elder owes, fen. */
            elderDueFen: number;
            /** @description What government subsidises, fen. */
            governmentFen: number;
            /** @description Discount somebody bears, fen. */
            discountFen: number;
            /** @description Government's part by funder. */
            shares: components["schemas"]["FunderShareDto"][];
            /** @description Full economic cost, fen: `costFen + surplusFen` = the five + `unfundedFen`. */
            costFen: number;
            /** @description What the elder really paid, fen. */
            elderPaidFen: number;
            /** @description Owed and not paid, fen; lies inside `unfundedFen`. */
            elderShortFen: number;
            /** @description Garden's part, fen: an estimate until the day is settled. */
            gardenFen: number;
            /** @description Volunteers' part, fen: an estimate until the day is settled. */
            volunteerFen: number;
            /** @description Donors' part, fen: an estimate until the day is settled. */
            donationFen: number;
            /** @description What nobody carries yet, fen. */
            unfundedFen: number;
            /** @description What was paid beyond the cost, fen. */
            surplusFen: number;
            /** @description Policy that granted the subsidy; null when none did. */
            policyCode: string | null;
            /** @description Its version. */
            policyVersion: number | null;
            /** @description Its tier. */
            tierCode: string | null;
        };
        QuoteDto: {
            /**
             * @description Meal slot.
             * @enum {string}
             */
            slot: "breakfast" | "lunch" | "dinner";
            /** @description The set; null for amounts typed in. */
            menuItemId: string | null;
            /** @description Fen. */
            priceFen: number;
            /** @description The five ones of it. */
            split: components["schemas"]["SplitDto"];
            /** @description The policy tier it falls under; null when none. */
            tierName: components["schemas"]["BilingualDto"] | null;
        };
        CounterDinerDto: {
            /**
             * @description How the search found the elder.
             * @enum {string}
             */
            foundBy: "card" | "qr" | "id_card" | "name";
            /**
             * @description Why the card that was shown is blocked: ask who it is. Null: it is not.
             * @enum {string|null}
             */
            cardBlocked: "lost" | "damaged" | "replaced" | null;
            /**
             * @description What became of the elder by the day: moved out and (after the day of death) deceased ones get no subsidy. Null: active.
             * @enum {string|null}
             */
            status: "in_institution" | "moved_out" | "deceased" | null;
            /** @description Id. */
            residentId: string;
            /** @description Name. */
            name: string;
            /** @description Full pinyin of the name, to be searched by without a network. */
            pinyin: string;
            /** @description Pinyin initials of the name, likewise. */
            initials: string;
            /** @description Completed years on the day. */
            age: number;
            /** @description Home village or community. */
            villageName: string;
            /** @description Last four characters of the card; null without a card. */
            cardLast4: string | null;
            /** @description Diet note; null when none. */
            diet: string | null;
            /** @description Name of the tier of the first set of the asked slot; null when nothing is granted. */
            tierLabel: components["schemas"]["BilingualDto"] | null;
            /** @description Whether the elder's home town is this facility's. */
            home: boolean;
            /** @description Whether the elder ate here in the last 30 days. */
            regular: boolean;
            /** @description Null without a wallet here. */
            wallet: components["schemas"]["CounterWalletDto"] | null;
            /** @description Meals of the day so far. */
            served: components["schemas"]["SlotUseDto"][];
            /** @description A quote per set. */
            quotes: components["schemas"]["QuoteDto"][];
        };
        TillDto: {
            /** @description Slots with something on the menu. */
            slots: ("breakfast" | "lunch" | "dinner")[];
            /** @description Whose till. */
            facility: components["schemas"]["TillFacilityDto"];
            /** @description The day. */
            businessDate: string;
            /** @description What is offered on the day. */
            menu: components["schemas"]["TillMenuItemDto"][];
            /** @description Whether each slot is open; a meal served while closed is recorded and flagged. */
            openings: components["schemas"]["SlotOpeningDto"][];
            /** @description Null when the facility has no card for the day: then no meal can be logged. */
            costCard: components["schemas"]["TillCostCardDto"] | null;
            /** @description Estimates until the day is settled. */
            expectedSources: components["schemas"]["TillExpectedDto"];
            /** @description Policies valid on the day. */
            policies: components["schemas"]["TillPolicyDto"][];
            /** @description Up to 200 elders who ate here in the last 30 days, most frequent first. */
            regulars: components["schemas"]["CounterDinerDto"][];
        };
        DinerSearchDto: {
            /** @description Card number, QR token, beginning of a name, pinyin or pinyin initials. */
            text: string;
            /**
             * @description The slot to quote for.
             * @enum {string}
             */
            slot: "breakfast" | "lunch" | "dinner";
            /** @description Day in Asia/Shanghai; today when absent. */
            businessDate?: string;
        };
        CounterDinersDto: {
            /** @description Numbered 1–9 on the till. */
            items: components["schemas"]["CounterDinerDto"][];
        };
        MealItemDto: {
            /**
             * Format: uuid
             * @description The menu line; null for an amount typed in.
             */
            menuItemId: string | null;
            /** @description As shown on the till. */
            name: string;
            /** @description Price of one, in fen. */
            priceFen: number;
            /** @description How many. */
            quantity: number;
        };
        QuoteRequestDto: {
            /**
             * Format: uuid
             * @description The elder.
             */
            residentId: string;
            /** @description Day in Asia/Shanghai. */
            businessDate: string;
            /**
             * @description Meal slot.
             * @enum {string}
             */
            slot: "breakfast" | "lunch" | "dinner";
            /**
             * @description How it is taken.
             * @enum {string}
             */
            mode: "dine_in" | "pickup" | "proxy_pickup" | "home_delivery";
            /** @description What is taken. */
            items: components["schemas"]["MealItemDto"][];
            /** @description Fee for delivery, fen; only for `home_delivery`. */
            deliveryFeeFen?: number;
        };
        DisplayedSplitDto: {
            /** @description Fen the elder was asked for. */
            elderDueFen: number;
            /** @description Fen the till said government carries. */
            governmentFen: number;
            /** @description Policy the till used; null when none applied. */
            policyCode: string | null;
            /** @description Its version. */
            policyVersion: number | null;
        };
        MealDraftDto: {
            /**
             * Format: uuid
             * @description UUIDv7 made by the till: the same id and body is recorded once, ever.
             */
            clientId: string;
            /**
             * Format: uuid
             * @description Who ate; null for an anonymous public sale.
             */
            residentId: string | null;
            /** @description Day of the meal in Asia/Shanghai, `YYYY-MM-DD`; it must be the day of `servedAt`. */
            businessDate: string;
            /** @description When it was served by the till's clock, RFC 3339 with offset, in a year a clock can show: beyond those there may be no such day in Shanghai. */
            servedAt: string;
            /**
             * @description Meal slot.
             * @enum {string}
             */
            slot: "breakfast" | "lunch" | "dinner";
            /**
             * @description How it was taken.
             * @enum {string}
             */
            mode: "dine_in" | "pickup" | "proxy_pickup" | "home_delivery";
            /** @description What was taken, 1–20 lines. */
            items: components["schemas"]["MealItemDto"][];
            /** @description Part of the price that is the fee for delivery, fen; only for `home_delivery`. */
            deliveryFeeFen?: number;
            /** @description Price agreed, fen: the items and the delivery fee. */
            priceFen: number;
            /** @description What the elder really paid, fen. Never re-priced. */
            elderPaidFen: number;
            /**
             * @description How it was paid.
             * @enum {string}
             */
            paymentMethod: "wallet" | "cash" | "wechat" | "alipay" | "ecny" | "free";
            /**
             * @description How the elder was identified; `none` for a public sale.
             * @enum {string}
             */
            identifiedBy: "card" | "qr" | "id_card" | "name" | "none";
            /** @description Whether the till was offline when it was logged. */
            offline: boolean;
            /** @description What the till displayed; null when it displayed no split. */
            displayed?: components["schemas"]["DisplayedSplitDto"] | null;
        };
        LogMealsDto: {
            /**
             * Format: uuid
             * @description The till's own UUID, made once per device.
             */
            deviceId: string;
            /** @description 1–50 meals, each a `MealDraftDto`; a malformed one is refused alone. */
            items: components["schemas"]["MealDraftDto"][];
        };
        MealDto: {
            /** @description What a reviewer should look at. */
            flags: ("second_in_slot" | "limit_exhausted" | "elder_short" | "elder_overpaid" | "policy_changed" | "late" | "clock_off" | "cross_town" | "cross_district" | "wallet_short" | "facility_not_open" | "served_while_closed" | "no_supplier")[];
            /**
             * @description Meal slot.
             * @enum {string}
             */
            slot: "breakfast" | "lunch" | "dinner";
            /**
             * @description How it was taken.
             * @enum {string}
             */
            mode: "dine_in" | "pickup" | "proxy_pickup" | "home_delivery";
            /**
             * @description How the elder was identified.
             * @enum {string}
             */
            identifiedBy: "card" | "qr" | "id_card" | "name" | "none";
            /**
             * @description How it was paid.
             * @enum {string}
             */
            paymentMethod: "wallet" | "cash" | "wechat" | "alipay" | "ecny" | "free";
            /** @description UUIDv7. */
            id: string;
            /** @description The till's id of it. */
            clientId: string;
            /** @description Where it was served. */
            facilityId: string;
            /** @description Day in Asia/Shanghai. */
            businessDate: string;
            /** @description By the till's clock, RFC 3339. */
            servedAt: string;
            /** @description By the server's clock, RFC 3339. */
            recordedAt: string;
            /** @description Who ate; null for a public sale. */
            residentId: string | null;
            /** @description What was taken. */
            items: components["schemas"]["MealItemDto"][];
            /** @description Part of the price that is the fee for delivery, fen. */
            deliveryFeeFen: number;
            /** @description Whether the till was offline. */
            offline: boolean;
            /** @description Price agreed, fen: `elderDueFen + governmentFen + discountFen`. */
            priceFen: number;
            /** @description What the elder owes, fen. */
            elderDueFen: number;
            /** @description What government subsidises, fen. */
            governmentFen: number;
            /** @description Discount somebody bears, fen. */
            discountFen: number;
            /** @description Government's part by funder. */
            shares: components["schemas"]["FunderShareDto"][];
            /** @description Full economic cost, fen: `costFen + surplusFen` = the five + `unfundedFen`. */
            costFen: number;
            /** @description What the elder really paid, fen. */
            elderPaidFen: number;
            /** @description Owed and not paid, fen; lies inside `unfundedFen`. */
            elderShortFen: number;
            /** @description Garden's part, fen: an estimate until the day is settled. */
            gardenFen: number;
            /** @description Volunteers' part, fen: an estimate until the day is settled. */
            volunteerFen: number;
            /** @description Donors' part, fen: an estimate until the day is settled. */
            donationFen: number;
            /** @description What nobody carries yet, fen. */
            unfundedFen: number;
            /** @description What was paid beyond the cost, fen. */
            surplusFen: number;
            /** @description Policy that granted the subsidy; null when none did. */
            policyCode: string | null;
            /** @description Its version. */
            policyVersion: number | null;
            /** @description Its tier. */
            tierCode: string | null;
        };
        ItemProblemDto: {
            /** @description Stable code. */
            code: string;
            /** @description In Chinese. */
            zh: string;
            /** @description In English. */
            en: string;
            /** @description JSON pointer into the item. */
            pointer?: string;
        };
        LoggedItemDto: {
            /**
             * @description `recorded` now, `already_recorded` with the first answer, or `refused` with a problem.
             * @enum {string}
             */
            outcome: "recorded" | "already_recorded" | "refused";
            /** @description The till's id of the item; empty when it carried none. */
            clientId: string;
            /** @description The meal, unless refused. */
            meal?: components["schemas"]["MealDto"];
            /** @description Why it was refused. */
            problem?: components["schemas"]["ItemProblemDto"];
        };
        LoggedMealsDto: {
            /** @description As many as items were sent. */
            results: components["schemas"]["LoggedItemDto"][];
        };
        LogMealDto: {
            /**
             * Format: uuid
             * @description UUIDv7 made by the till: the same id and body is recorded once, ever.
             */
            clientId: string;
            /**
             * Format: uuid
             * @description Who ate; null for an anonymous public sale.
             */
            residentId: string | null;
            /** @description Day of the meal in Asia/Shanghai, `YYYY-MM-DD`; it must be the day of `servedAt`. */
            businessDate: string;
            /** @description When it was served by the till's clock, RFC 3339 with offset, in a year a clock can show: beyond those there may be no such day in Shanghai. */
            servedAt: string;
            /**
             * @description Meal slot.
             * @enum {string}
             */
            slot: "breakfast" | "lunch" | "dinner";
            /**
             * @description How it was taken.
             * @enum {string}
             */
            mode: "dine_in" | "pickup" | "proxy_pickup" | "home_delivery";
            /** @description What was taken, 1–20 lines. */
            items: components["schemas"]["MealItemDto"][];
            /** @description Part of the price that is the fee for delivery, fen; only for `home_delivery`. */
            deliveryFeeFen?: number;
            /** @description Price agreed, fen: the items and the delivery fee. */
            priceFen: number;
            /** @description What the elder really paid, fen. Never re-priced. */
            elderPaidFen: number;
            /**
             * @description How it was paid.
             * @enum {string}
             */
            paymentMethod: "wallet" | "cash" | "wechat" | "alipay" | "ecny" | "free";
            /**
             * @description How the elder was identified; `none` for a public sale.
             * @enum {string}
             */
            identifiedBy: "card" | "qr" | "id_card" | "name" | "none";
            /** @description Whether the till was offline when it was logged. */
            offline: boolean;
            /** @description What the till displayed; null when it displayed no split. */
            displayed?: components["schemas"]["DisplayedSplitDto"] | null;
            /**
             * Format: uuid
             * @description The till's own UUID, made once per device.
             */
            deviceId: string;
        };
        VoidMealDto: {
            /**
             * Format: uuid
             * @description The till's own UUID.
             */
            deviceId: string;
            /**
             * Format: uuid
             * @description UUIDv7 of this void: repeating it answers the same.
             */
            clientId: string;
            /**
             * Format: uuid
             * @description Client id of the meal, as the same facility logged it.
             */
            mealClientId: string;
            /** @description When, by the till's clock, RFC 3339. */
            voidedAt: string;
            /** @description Why; shown to reviewers. */
            reason: string;
        };
        VoidedMealDto: {
            /** @description Id of the meal. */
            mealId: string;
            /** @description Client id of the void. */
            clientId: string;
            /** @description Client id of the meal. */
            mealClientId: string;
            /** @description By the till's clock. */
            at: string;
            /** @description As the operator gave it. */
            reason: string;
        };
        MealVoidedDto: {
            /** @description By the till's clock. */
            at: string;
            /** @description As the operator gave it. */
            reason: string;
        };
        ListedMealDto: {
            /** @description What a reviewer should look at. */
            flags: ("second_in_slot" | "limit_exhausted" | "elder_short" | "elder_overpaid" | "policy_changed" | "late" | "clock_off" | "cross_town" | "cross_district" | "wallet_short" | "facility_not_open" | "served_while_closed" | "no_supplier")[];
            /**
             * @description Meal slot.
             * @enum {string}
             */
            slot: "breakfast" | "lunch" | "dinner";
            /**
             * @description How it was taken.
             * @enum {string}
             */
            mode: "dine_in" | "pickup" | "proxy_pickup" | "home_delivery";
            /**
             * @description How the elder was identified.
             * @enum {string}
             */
            identifiedBy: "card" | "qr" | "id_card" | "name" | "none";
            /**
             * @description How it was paid.
             * @enum {string}
             */
            paymentMethod: "wallet" | "cash" | "wechat" | "alipay" | "ecny" | "free";
            /** @description UUIDv7. */
            id: string;
            /** @description The till's id of it. */
            clientId: string;
            /** @description Where it was served. */
            facilityId: string;
            /** @description Day in Asia/Shanghai. */
            businessDate: string;
            /** @description By the till's clock, RFC 3339. */
            servedAt: string;
            /** @description By the server's clock, RFC 3339. */
            recordedAt: string;
            /** @description Who ate; null for a public sale. */
            residentId: string | null;
            /** @description What was taken. */
            items: components["schemas"]["MealItemDto"][];
            /** @description Part of the price that is the fee for delivery, fen. */
            deliveryFeeFen: number;
            /** @description Whether the till was offline. */
            offline: boolean;
            /** @description Price agreed, fen: `elderDueFen + governmentFen + discountFen`. */
            priceFen: number;
            /** @description What the elder owes, fen. */
            elderDueFen: number;
            /** @description What government subsidises, fen. */
            governmentFen: number;
            /** @description Discount somebody bears, fen. */
            discountFen: number;
            /** @description Government's part by funder. */
            shares: components["schemas"]["FunderShareDto"][];
            /** @description Full economic cost, fen: `costFen + surplusFen` = the five + `unfundedFen`. */
            costFen: number;
            /** @description What the elder really paid, fen. */
            elderPaidFen: number;
            /** @description Owed and not paid, fen; lies inside `unfundedFen`. */
            elderShortFen: number;
            /** @description Garden's part, fen: an estimate until the day is settled. */
            gardenFen: number;
            /** @description Volunteers' part, fen: an estimate until the day is settled. */
            volunteerFen: number;
            /** @description Donors' part, fen: an estimate until the day is settled. */
            donationFen: number;
            /** @description What nobody carries yet, fen. */
            unfundedFen: number;
            /** @description What was paid beyond the cost, fen. */
            surplusFen: number;
            /** @description Policy that granted the subsidy; null when none did. */
            policyCode: string | null;
            /** @description Its version. */
            policyVersion: number | null;
            /** @description Its tier. */
            tierCode: string | null;
            /** @description Null for a public sale or a resident this account may not name. */
            residentName: string | null;
            /** @description Null while it stands. */
            voided: components["schemas"]["MealVoidedDto"] | null;
        };
        MealPageDto: {
            /** @description Up to `limit` meals. */
            items: components["schemas"]["ListedMealDto"][];
            /** @description Null on the last page. */
            nextCursor: string | null;
        };
        OnesDto: {
            /** @description Meals, public sales included. */
            meals: number;
            /** @description Meals government subsidised. */
            subsidised: number;
            /** @description Anonymous sales. */
            publicSales: number;
            /** @description Agreed prices. */
            priceFen: number;
            /** @description Full economic cost; with `surplusFen` the sum of the five and `unfundedFen`. */
            costFen: number;
            /** @description Elder pays. */
            elderPaidFen: number;
            /** @description Government subsidises. */
            governmentFen: number;
            /** @description Society donates. */
            donationFen: number;
            /** @description The garden supplies. */
            gardenFen: number;
            /** @description Volunteers help. */
            volunteerFen: number;
            /** @description Nobody yet. */
            unfundedFen: number;
            /** @description Paid beyond the cost. */
            surplusFen: number;
            /** @description Owed by elders and not paid; inside `unfundedFen`. */
            elderShortFen: number;
        };
        OnesGroupDto: {
            /** @description Meals, public sales included. */
            meals: number;
            /** @description Meals government subsidised. */
            subsidised: number;
            /** @description Anonymous sales. */
            publicSales: number;
            /** @description Agreed prices. */
            priceFen: number;
            /** @description Full economic cost; with `surplusFen` the sum of the five and `unfundedFen`. */
            costFen: number;
            /** @description Elder pays. */
            elderPaidFen: number;
            /** @description Government subsidises. */
            governmentFen: number;
            /** @description Society donates. */
            donationFen: number;
            /** @description The garden supplies. */
            gardenFen: number;
            /** @description Volunteers help. */
            volunteerFen: number;
            /** @description Nobody yet. */
            unfundedFen: number;
            /** @description Paid beyond the cost. */
            surplusFen: number;
            /** @description Owed by elders and not paid; inside `unfundedFen`. */
            elderShortFen: number;
            /** @description Town code, facility id or slot. */
            code: string;
            /** @description Its name. */
            name: string;
        };
        FiveOnesDayDto: {
            /**
             * @description Grouped by.
             * @enum {string}
             */
            groupBy: "town" | "facility" | "slot";
            /** @description The day. */
            businessDate: string;
            /** @description When it was computed. */
            asOf: string;
            /** @description All groups together. */
            total: components["schemas"]["OnesDto"];
            /** @description Ordered by code. */
            groups: components["schemas"]["OnesGroupDto"][];
        };
        MenuItemDto: {
            /**
             * @description Meal slot.
             * @enum {string}
             */
            slot: "breakfast" | "lunch" | "dinner";
            /**
             * @description A set, or à la carte.
             * @enum {string}
             */
            kind: "set" | "a_la_carte";
            /** @description Id. */
            id: string;
            /** @description Facility. */
            facilityId: string;
            /** @description Name on the till. */
            name: string;
            /** @description Fen. */
            priceFen: number;
            /** @description First day. */
            validFrom: string;
            /** @description Last day; null until further notice. */
            validTo: string | null;
        };
        MenuDto: {
            /** @description Ordered by slot, kind and price. */
            items: components["schemas"]["MenuItemDto"][];
        };
        MenuPriceDto: {
            /**
             * @description Meal slot.
             * @enum {string}
             */
            slot: "breakfast" | "lunch" | "dinner";
            /**
             * @description A set, or à la carte.
             * @enum {string}
             */
            kind: "set" | "a_la_carte";
            /** @description Id. */
            id: string;
            /** @description Facility. */
            facilityId: string;
            /** @description Name on the till. */
            name: string;
            /** @description Fen. */
            priceFen: number;
            /** @description First day. */
            validFrom: string;
            /** @description Last day; null until further notice. */
            validTo: string | null;
            /**
             * Format: date-time
             * @description When it was entered, RFC 3339; null: before this was kept.
             */
            recordedAt: string | null;
            /**
             * Format: date-time
             * @description When a correction took its place; meals recorded before keep its price. Null: it stands.
             */
            supersededAt: string | null;
        };
        MenuHistoryDto: {
            items: components["schemas"]["MenuPriceDto"][];
        };
        SetMenuItemDto: {
            /**
             * Format: uuid
             * @description The facility; an operator's own when absent.
             */
            facilityId?: string;
            /**
             * @description Meal slot.
             * @enum {string}
             */
            slot: "breakfast" | "lunch" | "dinner";
            /**
             * @description A set, or à la carte.
             * @enum {string}
             */
            kind: "set" | "a_la_carte";
            /** @description Name on the till; the same slot and name replaces the earlier price. */
            name: string;
            /** @description Fen. */
            priceFen: number;
            /** @description First day it holds. */
            validFrom: string;
        };
        EndMenuItemDto: {
            /** @description Last day it is sold, not before yesterday. */
            validTo: string;
        };
        MenuDayLineDto: {
            /**
             * @description Meal slot.
             * @enum {string}
             */
            slot: "breakfast" | "lunch" | "dinner";
            /**
             * @description A set, or à la carte.
             * @enum {string}
             */
            kind: "set" | "a_la_carte";
            /** @description Id. */
            id: string;
            /** @description Facility. */
            facilityId: string;
            /** @description Name on the till. */
            name: string;
            /** @description Fen. */
            priceFen: number;
            /** @description First day. */
            validFrom: string;
            /** @description Last day; null until further notice. */
            validTo: string | null;
            /** @description Offered on that day. */
            offered: boolean;
            /**
             * Format: date-time
             * @description Since when it is sold out, RFC 3339; null while it is to be had.
             */
            soldOutAt: string | null;
        };
        MenuDayDto: {
            businessDate: string;
            /** @description Every line that has a price on the day, by slot, kind and price. */
            lines: components["schemas"]["MenuDayLineDto"][];
        };
        MenuWeekDto: {
            facilityId: string;
            days: components["schemas"]["MenuDayDto"][];
        };
        SetMenuDayDto: {
            /** @enum {string} */
            slot: "breakfast" | "lunch" | "dinner";
            /**
             * Format: uuid
             * @description The facility; an operator's own when absent.
             */
            facilityId?: string;
            /** @description Today or later. */
            businessDate: string;
            /** @description Names of the lines that are offered; the slot's other lines are not. */
            offered: string[];
        };
        SetSoldOutDto: {
            /** @enum {string} */
            slot: "breakfast" | "lunch" | "dinner";
            /**
             * Format: uuid
             * @description The facility; an operator's own when absent.
             */
            facilityId?: string;
            /** @description Today or later. */
            businessDate: string;
            /** @description Name of the line. */
            name: string;
            soldOut: boolean;
        };
        SetMenuWeekdaysDto: {
            /** @enum {string} */
            slot: "breakfast" | "lunch" | "dinner";
            /** @description 1 = Monday to 7 = Sunday. */
            weekdays: number[];
            /**
             * Format: uuid
             * @description The facility; an operator's own when absent.
             */
            facilityId?: string;
            /** @description Name of the line. */
            name: string;
            /** @description First day it holds. */
            validFrom: string;
        };
        CopyMenuWeekDto: {
            /**
             * Format: uuid
             * @description The facility; an operator's own when absent.
             */
            facilityId?: string;
            /** @description A Monday. */
            fromWeek: string;
            /** @description Another Monday; its days before today stay. */
            toWeek: string;
        };
        CostCardDto: {
            id: string;
            facilityId: string;
            validFrom: string;
            /** @description Last day; null until further notice. */
            validTo: string | null;
            ingredientsFen: number;
            labourFen: number;
            energyFen: number;
            packagingFen: number;
            /** @description Counts for delivered meals only. */
            deliveryFen: number;
            /**
             * Format: date-time
             * @description When it was entered, RFC 3339; null: before this was kept.
             */
            recordedAt: string | null;
            /**
             * Format: date-time
             * @description When a correction took its place; meals recorded before keep its figures. Null: it stands.
             */
            supersededAt: string | null;
        };
        CostCardHistoryDto: {
            items: components["schemas"]["CostCardDto"][];
        };
        SetCostCardDto: {
            /**
             * Format: uuid
             * @description The facility; an operator's own when absent.
             */
            facilityId?: string;
            /** @description First day it holds. */
            validFrom: string;
            /** @description Ingredients, fen. */
            ingredientsFen: number;
            /** @description Labour, fen. */
            labourFen: number;
            /** @description Energy, fen. */
            energyFen: number;
            /** @description Packaging, fen. */
            packagingFen: number;
            /** @description Delivery, fen; counts for delivered meals only. */
            deliveryFen: number;
        };
        SetAnswerDto: {
            /** @description Id of the new dated row. */
            id: string;
        };
        SetExpectedSourcesDto: {
            /**
             * Format: uuid
             * @description The facility; an operator's own when absent.
             */
            facilityId?: string;
            /** @description First day it holds. */
            validFrom: string;
            /** @description Garden, fen. */
            gardenFen: number;
            /** @description Volunteers, fen. */
            volunteerFen: number;
            /** @description Donors, fen. */
            donationFen: number;
        };
        DaySummaryDto: {
            /** @description Facility. */
            facilityId: string;
            /** @description Its code. */
            facilityCode: string;
            /** @description Its name. */
            facilityName: string;
            /** @description Its town. */
            townCode: string;
            /** @description When the summary was last made; it is made again for late meals and voids. */
            computedAt: string;
            /** @description Meals, public sales included. */
            meals: number;
            /** @description Meals government subsidised. */
            subsidised: number;
            /** @description Anonymous sales. */
            publicSales: number;
            /** @description Meals voided, in no other figure. */
            voided: number;
            /** @description Agreed prices. */
            priceFen: number;
            /** @description Full economic cost; with `surplusFen` the sum of the five and `unfundedFen`. */
            costFen: number;
            /** @description Elder pays. */
            elderPaidFen: number;
            /** @description Government subsidises. */
            governmentFen: number;
            /** @description Society donates. */
            donationFen: number;
            /** @description The garden supplies. */
            gardenFen: number;
            /** @description Volunteers help. */
            volunteerFen: number;
            /** @description Nobody yet. */
            unfundedFen: number;
            /** @description Paid beyond the cost. */
            surplusFen: number;
            /** @description Owed by elders and not paid; inside `unfundedFen`. */
            elderShortFen: number;
        };
        DaySummaryListDto: {
            /** @description The day. */
            businessDate: string;
            /** @description By facility code. */
            items: components["schemas"]["DaySummaryDto"][];
            /** @description Null on the last page. */
            nextCursor: string | null;
        };
        DrawerDto: {
            /** @description What lay there before: of earlier days, and of other days that are still open. */
            carriedOverFen: number;
            /** @description Of the day's cash meals. */
            cashMealsFen: number;
            /** @description Paid into wallets in cash. */
            topUpsFen: number;
            /** @description Given back in cash: out of wallets, and for corrected meals. */
            refundsFen: number;
            /** @description Expenses paid from the drawer. */
            paidOutFen: number;
            /** @description Taken to the bank. */
            depositsFen: number;
        };
        DayOnesDto: {
            meals: number;
            costFen: number;
            elderPaidFen: number;
            governmentFen: number;
            donationFen: number;
            gardenFen: number;
            volunteerFen: number;
            unfundedFen: number;
            surplusFen: number;
        };
        MethodSumDto: {
            /** @description wallet, cash, wechat, alipay, ecny or free. */
            method: string;
            meals: number;
            amountFen: number;
        };
        DaySourceDto: {
            /** @enum {string} */
            kind: "garden" | "goods" | "kitchen_hours" | "delivery_hours" | "ingredients" | "wages" | "utilities" | "other_expense" | "bank_deposit" | "wastage";
            id: string;
            description: string;
            /** @description Grams of produce and goods, minutes of hours, portions of wastage; null of an expense. */
            quantity: number | null;
            /** @description Reference price of a kilogram or rate of an hour, cost of a portion, fen; null of an expense. */
            unitFen: number | null;
            /** @description What it is worth or cost, fen. */
            valueFen: number;
            /** @description drawer, bank or credit; null in kind. */
            paidFrom: string | null;
            supplier: string | null;
            invoiceNo: string | null;
            /** Format: date-time */
            recordedAt: string;
            /** @description Null: it stands. */
            withdrawnBecause: string | null;
            /** @description Whether hours were confirmed; null for anything else. */
            confirmed: boolean | null;
        };
        MissingDto: {
            /**
             * @description UNSENT_TILL or HOURS_UNCONFIRMED.
             * @enum {string}
             */
            code: "UNSENT_TILL" | "HOURS_UNCONFIRMED";
            /** @description How many records or entries. */
            count: number;
            zh: string;
            en: string;
        };
        SlotLeftDto: {
            /** @enum {string} */
            slot: "breakfast" | "lunch" | "dinner";
            /** @description `HH:MM` */
            closesAt: string;
        };
        DayCloseDto: {
            round: number;
            /** @description operator, override (by an official, with a reason), automatic (after three days), supplementary. */
            mode: string;
            reason: string | null;
            /** @description Meals settled in this round. */
            meals: number;
            /** Format: date-time */
            closedAt: string;
            /** @description First day of the month it is booked into. */
            bookedMonth: string;
            /** @description What should have lain in the drawer just before, with this round's cash. */
            cashExpectedFen: number;
            /** @description Null: nobody counted. */
            cashCountedFen: number | null;
            /** @description In-kind value that found no meal, fen. */
            gardenUnallocatedFen: number;
            volunteerUnallocatedFen: number;
            /** @description Place in the facility's hash chain, and its hash. */
            chainNo: number;
            hash: string;
        };
        DrawerCountDto: {
            id: string;
            /** @description The open day it is booked on. */
            businessDate: string;
            /** Format: date-time */
            countedAt: string;
            /** @description What should have lain there. */
            expectedFen: number;
            countedFen: number;
            reason: string;
        };
        DayStateDto: {
            facilityId: string;
            facilityName: string;
            businessDate: string;
            /** @description What should lie in the drawer now, whatever day it came from; of a closed day when it was closed. Fen. */
            cashExpectedFen: number;
            /** @description The same in its parts. */
            drawer: components["schemas"]["DrawerDto"];
            /** @description With the till's estimates. */
            estimated: components["schemas"]["DayOnesDto"];
            /** @description As settled; null while the day is open. */
            settled: components["schemas"]["DayOnesDto"] | null;
            byMethod: components["schemas"]["MethodSumDto"][];
            sources: components["schemas"]["DaySourceDto"][];
            /** @description What stands in the way of the close; empty once it is closed. */
            missing: components["schemas"]["MissingDto"][];
            /** @description What today still has to serve by the opening times; empty once it is closed. */
            stillServing: components["schemas"]["SlotLeftDto"][];
            /** @description Empty while the day is open. */
            closes: components["schemas"]["DayCloseDto"][];
            /** @description Counts of the drawer after a wrong one: booked on this day, or on a later one right after this day’s close. */
            recounts: components["schemas"]["DrawerCountDto"][];
        };
        DayMealDto: {
            mealId: string;
            slot: string;
            /** Format: date-time */
            servedAt: string;
            /** @description Masked; null: a public sale. */
            residentName: string | null;
            paymentMethod: string;
            policyCode: string | null;
            policyVersion: number | null;
            tierCode: string | null;
            costFen: number;
            elderPaidFen: number;
            governmentFen: number;
            donationFen: number;
            gardenFen: number;
            volunteerFen: number;
            unfundedFen: number;
            surplusFen: number;
            corrections: number;
        };
        DayMealsDto: {
            items: components["schemas"]["DayMealDto"][];
            nextCursor: string | null;
        };
        CloseDayDto: {
            /** @description Pieces of each note and coin in the drawer by its value in fen, e.g. `{ "10000": 3, "100": 12 }`; `{}`: none. */
            cashCount?: {
                [key: string]: number;
            };
            /**
             * Format: uuid
             * @description The facility; an operator's own when absent.
             */
            facilityId?: string;
            /** @description Why a town or district official closes although something is missing, or nobody counted. */
            overrideReason?: string;
            /** @description That today is closed although it still has something to serve; without it the close is refused. */
            beforeServingEnds?: boolean;
        };
        TillReportDto: {
            /**
             * Format: uuid
             * @description The device's own id.
             */
            deviceId: string;
            /** @description Records that wait on it. */
            unsent: number;
            /** @description Business date of the oldest of them; null when there is none. */
            oldestDate: string | null;
        };
        EnterDaySourceDto: {
            /**
             * Format: uuid
             * @description The client's own id: sent again with the same body, the entry is answered again.
             */
            clientId: string;
            /**
             * Format: uuid
             * @description The facility; an operator's own when absent.
             */
            facilityId?: string;
            /** @description The day, not closed yet. */
            businessDate: string;
            /**
             * @description What it is.
             * @enum {string}
             */
            kind: "garden" | "goods" | "kitchen_hours" | "delivery_hours" | "ingredients" | "wages" | "utilities" | "other_expense" | "bank_deposit" | "wastage";
            /** @description In words: the crop, what the volunteers did, what was bought. No personal data. */
            description: string;
            /** @description Grams of produce and goods, minutes of hours, portions of wastage. */
            quantity?: number;
            /** @description Reference price of a kilogram, rate of an hour, cost of a portion, fen. */
            unitFen?: number;
            /** @description What was paid, fen: ingredients, wages, utilities, other expenses, a deposit at the bank. */
            amountFen?: number;
            /**
             * @description Where an expense is paid from.
             * @enum {string}
             */
            paidFrom?: "drawer" | "bank" | "credit";
            /** @description Of a purchase or of utilities. */
            supplier?: string;
            /** @description Of a purchase or of utilities. */
            invoiceNo?: string;
        };
        EnteredDto: {
            id: string;
        };
        WithdrawDaySourceDto: {
            /** @description Why. */
            reason: string;
        };
        CountDrawerDto: {
            /** @description Pieces of each note and coin in the drawer now, by its value in fen; `{}`: none. */
            cashCount: {
                [key: string]: number;
            };
            /**
             * Format: uuid
             * @description The client's own id: sent again with the same body, the count is answered again.
             */
            clientId: string;
            /** @description Why; no personal data. */
            reason: string;
        };
        MealRefDto: {
            /** Format: uuid */
            mealId: string;
            /** @description The day it was eaten. */
            businessDate: string;
        };
        CorrectMealsDto: {
            /**
             * @description reverse: the whole meal, everybody gets back what they carried; refuse_subsidy: the subsidy only.
             * @enum {string}
             */
            kind: "reverse" | "refuse_subsidy";
            /**
             * Format: uuid
             * @description The client's own id: sent again, nothing is corrected twice.
             */
            clientId: string;
            meals: components["schemas"]["MealRefDto"][];
            /**
             * @description How the elder gets back what was paid; the way it was paid when absent.
             * @enum {string}
             */
            refund?: "wallet" | "cash" | "wechat" | "alipay" | "ecny";
            /** @description Why; no personal data. */
            reason: string;
        };
        BookedCorrectionDto: {
            /** @enum {string} */
            kind: "reverse" | "refuse_subsidy" | "grant_subsidy";
            id: string;
            mealId: string;
            /** @description The open day it counts for. */
            bookedDate: string;
        };
        ProposedItemDto: {
            /**
             * Format: date-time
             * @description RFC 3339; null: the meal is not this account's to read.
             */
            servedAt: string | null;
            /** @enum {string} */
            kind: "reverse" | "refuse_subsidy" | "grant_subsidy";
            mealId: string;
            /** @description The day it was eaten. */
            businessDate: string;
            /** @description Masked; null: a public sale. */
            residentName: string | null;
            governmentFen: number;
            elderPaidFen: number;
            donationFen: number;
            unfundedFen: number;
        };
        CorrectionProposalDto: {
            /** @enum {string} */
            kind: "reverse" | "refuse_subsidy" | "swap" | "grant_subsidy";
            /** @enum {string} */
            state: "waiting" | "approved" | "rejected";
            id: string;
            reason: string;
            /** @description Null: of several towns. */
            townCode: string | null;
            /** @description Null: of several facilities. */
            facilityId: string | null;
            facilityName: string | null;
            meals: number;
            /** @description What it moves of government and elders, either way. */
            amountFen: number;
            /** @description Account; it cannot decide. */
            proposedBy: string;
            /**
             * Format: date-time
             * @description RFC 3339.
             */
            proposedAt: string;
            decidedBy: string | null;
            /** Format: date-time */
            decidedAt: string | null;
            decisionReason: string | null;
            items: components["schemas"]["ProposedItemDto"][];
        };
        SettledMealDto: {
            mealId: string;
            businessDate: string;
            facilityId: string;
            slot: string;
            priceFen: number;
            discountFen: number;
            elderDueFen: number;
            elderPaidFen: number;
            governmentFen: number;
            provinceFen: number;
            cityFen: number;
            districtFen: number;
            townFen: number;
            costFen: number;
            gardenFen: number;
            volunteerFen: number;
            donationFen: number;
            unfundedFen: number;
            surplusFen: number;
            /** @description How often it was corrected. */
            corrections: number;
        };
        CorrectedDto: {
            /** @description Empty while the proposal waits. */
            corrections: components["schemas"]["BookedCorrectionDto"][];
            /** @description What waits for a second person, being too large for one; null when it was booked. */
            proposal: components["schemas"]["CorrectionProposalDto"] | null;
            meals: components["schemas"]["SettledMealDto"][];
        };
        GrantSubsidyDto: {
            /**
             * Format: uuid
             * @description The client's own id: sent again, nothing is proposed twice.
             */
            clientId: string;
            meal: components["schemas"]["MealRefDto"];
            /**
             * @description How the elder gets back what was paid beyond what is due then; the way it was paid when absent.
             * @enum {string}
             */
            refund?: "wallet" | "cash" | "wechat" | "alipay" | "ecny";
            /** @description Why; no personal data. */
            reason: string;
        };
        SwapSubsidyDto: {
            /**
             * Format: uuid
             * @description The client's own id: sent again, nothing is corrected twice.
             */
            clientId: string;
            /** @description The meal that has the subsidy. */
            subsidised: components["schemas"]["MealRefDto"];
            /** @description The meal that gets it, by the policy of its day. */
            other: components["schemas"]["MealRefDto"];
            /**
             * @description How the elder gets back what was paid for it above what is due then; the way it was paid when absent.
             * @enum {string}
             */
            refund?: "wallet" | "cash" | "wechat" | "alipay" | "ecny";
            /** @description Why; no personal data. */
            reason: string;
        };
        ProposalListDto: {
            items: components["schemas"]["CorrectionProposalDto"][];
            /** @description Null on the last page. */
            nextCursor: string | null;
        };
        DecideProposalDto: {
            /**
             * @description approved: it is booked now, to the letter.
             * @enum {string}
             */
            decision: "approved" | "rejected";
            /** @description Why; needed to reject. No personal data. */
            reason?: string;
        };
        CorrectionLimitsDto: {
            /** @description Of government and elders together, fen. */
            mostFen: number;
            mostMeals: number;
        };
        SetCorrectionLimitsDto: {
            /** @description First day, `YYYY-MM-DD`: today or later. */
            validFrom: string;
            /** @description Fen. */
            mostFen: number;
            mostMeals: number;
        };
        SheetLineDto: {
            /** @description Kind of account of the ledger. */
            kind: string;
            zh: string;
            en: string;
            /** @description province, city, district, town, operating_grant, village_collective, garden or volunteer; null where it has none. */
            funder: string | null;
            /** @description The town that funds; null but for the funder town. */
            townCode: string | null;
            amountFen: number;
        };
        AttributionDto: {
            operatingGrantFen: number;
            villageCollectiveFen: number;
            operatorFen: number;
        };
        VarianceDto: {
            /**
             * @description ingredients, labour, energy or other (packaging and delivery).
             * @enum {string}
             */
            line: "ingredients" | "labour" | "energy" | "other";
            /** @description Σ of the cost cards over the settled meals. */
            standardFen: number;
            /** @description Paid in money. */
            cashFen: number;
            /** @description Given in kind and used in meals. */
            inKindFen: number;
            /** @description Above zero: it took more than the cards say. */
            varianceFen: number;
        };
        FacilitySheetDto: {
            facilityId: string;
            facilityName: string;
            month: string;
            /** @description Meals settled in it, corrections taken off. */
            meals: number;
            income: components["schemas"]["SheetLineDto"][];
            expenditure: components["schemas"]["SheetLineDto"][];
            /** @description Income less expenditure, fen. */
            resultFen: number;
            /** @description The book in kind, apart from money. */
            inKind: components["schemas"]["SheetLineDto"][];
            unfundedFen: number;
            /** @description Null: nobody was named yet. */
            attribution: components["schemas"]["AttributionDto"] | null;
            variances: components["schemas"]["VarianceDto"][];
            /** @description Portions that came back or were thrown away, at cost, fen. */
            wastageFen: number;
        };
        MonthDayDto: {
            businessDate: string;
            /** @description Standing meals, late ones included. */
            meals: number;
            /** @description How it was closed: operator, override, automatic; null: it is open. */
            closedBy: string | null;
            /** @description Settled by its rounds; 0 while open. */
            unfundedFen: number;
            /** @description Counted less expected, fen, counts again included; null when nobody counted. */
            cashOverFen: number | null;
            /** @description Corrections booked on it. */
            corrections: number;
        };
        MonthDaysDto: {
            items: components["schemas"]["MonthDayDto"][];
        };
        AttributeUnfundedDto: {
            /** Format: uuid */
            facilityId: string;
            /** @description 运营补助, fen. */
            operatingGrantFen: number;
            /** @description 村集体, fen. */
            villageCollectiveFen: number;
            /** @description 运营主体, fen. */
            operatorFen: number;
        };
        BookWalletDto: {
            /**
             * Format: uuid
             * @description UUIDv7 of this request: the same id and body is booked once, ever.
             */
            clientId: string;
            /**
             * Format: uuid
             * @description Whose wallet.
             */
            residentId: string;
            /** @description Fen, above zero. */
            amountFen: number;
            /**
             * @description How.
             * @enum {string}
             */
            method: "cash" | "transfer";
            /** @description The bank's reference of a transfer: letters, digits and hyphens. Cash has none. */
            reference?: string | null;
        };
        WalletReceiptDto: {
            /**
             * @description What happened.
             * @enum {string}
             */
            kind: "top_up_cash" | "top_up_transfer" | "spend" | "void_return" | "refund_cash" | "refund_transfer" | "correction";
            /** @description Whose wallet. */
            residentId: string;
            /** @description Null for a resident this account may not name; masked for officials. */
            residentName: string | null;
            /** @description Who owes what the wallet holds. */
            organisationId: string;
            /** @description Its name. */
            organisationName: string;
            /** @description UUIDv7. */
            id: string;
            /** @description Of which wallet. */
            walletId: string;
            /** @description Its place in the wallet's statement, from 1. */
            seq: number;
            /** @description Fen, signed: what the elder is owed more by it. */
            amountFen: number;
            /** @description Fen. */
            balanceAfterFen: number;
            /** @description Fen. */
            arrearsAfterFen: number;
            /** @description Day in Asia/Shanghai; of a meal and its void the day of the meal. */
            businessDate: string;
            /** @description Where. */
            facilityId: string;
            /** @description Its name. */
            facilityName: string;
            /** @description Who runs it: where that is not the wallet's organisation, the custodian clears the amount between both. */
            atOrganisationId: string;
            /** @description Null within one organisation. */
            custodianId: string | null;
            /** @description The meal it paid; null for anything else. */
            mealId: string | null;
            /** @description The organisation's receipt number, without gaps; null for what has no receipt. */
            receiptNo: number | null;
            /** @description Of the transfer, or of the other wallet of a correction. */
            reference: string | null;
            /**
             * Format: date-time
             * @description RFC 3339.
             */
            recordedAt: string;
        };
        WalletDto: {
            /** @description Id. */
            id: string;
            /** @description Who owes it. */
            organisationId: string;
            /** @description Its name. */
            organisationName: string;
            /** @description Whose it is. */
            residentId: string;
            /** @description Null for a resident this account may not name; masked for officials. */
            residentName: string | null;
            /** @description Fen. */
            balanceFen: number;
            /** @description Paid at a counter beyond the balance, fen; the next top-up pays it first. One of both is 0. */
            arrearsFen: number;
            /**
             * Format: date-time
             * @description RFC 3339.
             */
            openedAt: string;
        };
        WalletTotalsDto: {
            /** @description How many. */
            wallets: number;
            /** @description Fen. */
            balanceFen: number;
            /** @description Fen. */
            arrearsFen: number;
        };
        WalletPageDto: {
            items: components["schemas"]["WalletDto"][];
            totals: components["schemas"]["WalletTotalsDto"];
            /** @description Null on the last page. */
            nextCursor: string | null;
        };
        WalletMovementDto: {
            /**
             * @description What happened.
             * @enum {string}
             */
            kind: "top_up_cash" | "top_up_transfer" | "spend" | "void_return" | "refund_cash" | "refund_transfer" | "correction";
            /** @description UUIDv7. */
            id: string;
            /** @description Of which wallet. */
            walletId: string;
            /** @description Its place in the wallet's statement, from 1. */
            seq: number;
            /** @description Fen, signed: what the elder is owed more by it. */
            amountFen: number;
            /** @description Fen. */
            balanceAfterFen: number;
            /** @description Fen. */
            arrearsAfterFen: number;
            /** @description Day in Asia/Shanghai; of a meal and its void the day of the meal. */
            businessDate: string;
            /** @description Where. */
            facilityId: string;
            /** @description Its name. */
            facilityName: string;
            /** @description Who runs it: where that is not the wallet's organisation, the custodian clears the amount between both. */
            atOrganisationId: string;
            /** @description Null within one organisation. */
            custodianId: string | null;
            /** @description The meal it paid; null for anything else. */
            mealId: string | null;
            /** @description The organisation's receipt number, without gaps; null for what has no receipt. */
            receiptNo: number | null;
            /** @description Of the transfer, or of the other wallet of a correction. */
            reference: string | null;
            /**
             * Format: date-time
             * @description RFC 3339.
             */
            recordedAt: string;
        };
        WalletStatementDto: {
            items: components["schemas"]["WalletMovementDto"][];
            /** @description Null on the last page. */
            nextCursor: string | null;
        };
        WalletSettingsInForceDto: {
            /** @description Fen. */
            mostFen: number;
            /** @description Null: what is in a wallet is spent at its own organisation only. */
            custodianId: string | null;
        };
        WalletSettingDto: {
            /** @description Fen. */
            mostFen: number;
            /** @description Null: what is in a wallet is spent at its own organisation only. */
            custodianId: string | null;
            /** @description Id. */
            id: string;
            /** @description First day. */
            validFrom: string;
            /**
             * Format: date-time
             * @description RFC 3339.
             */
            recordedAt: string;
        };
        WalletSettingsDto: {
            today: components["schemas"]["WalletSettingsInForceDto"];
            /** @description At most 100. */
            items: components["schemas"]["WalletSettingDto"][];
        };
        SetWalletSettingsDto: {
            /** @description First day, `YYYY-MM-DD`: today or later. */
            validFrom: string;
            /** @description What a wallet may hold after a top-up, fen. */
            mostFen: number;
            /**
             * Format: uuid
             * @description The organisation that clears what is spent at another one than the wallet's; null: nothing is.
             */
            custodianId: string | null;
        };
        ClaimRowDto: {
            /** @enum {string|null} */
            state: "draft" | "submitted" | "town_review" | "district_review" | "approved" | "disbursed" | "closed" | "returned" | null;
            facilityId: string;
            facilityName: string;
            townCode: string;
            month: string;
            /** @description Null: no claim was begun. */
            claimId: string | null;
            version: number;
            step: number;
            /** @description Days with records that are closed, and that are not. */
            closedDays: number;
            openDays: number;
            /** @description Subsidised meals in it; before the first submission all meals of its closed days. */
            meals: number;
            /** @description What it comes to now, disallowed and adjusted included, fen. */
            governmentFen: number;
            /** @description Of that, lines of earlier months, fen. */
            priorFen: number;
            /** @description Meals settled for this month since it was last submitted, not in it yet. */
            laterMeals: number;
            /** @description Adjustments entered since it was last submitted. */
            editsSince: number;
            /** @description Findings nobody decided, those that block among them, and what is at stake in them, fen. */
            findings: number;
            blocking: number;
            stakeFen: number;
            /** @description Why it was returned; null unless it waits for the answer. */
            returnedBecause: string | null;
            /**
             * Format: date-time
             * @description Since when it is in this state.
             */
            since: string | null;
        };
        ClaimListDto: {
            items: components["schemas"]["ClaimRowDto"][];
            nextCursor: string | null;
        };
        OpenClaimDto: {
            /**
             * Format: uuid
             * @description The facility; an operator's own when absent.
             */
            facilityId?: string;
            /** @description `YYYY-MM`. */
            month: string;
        };
        ClaimGroupDto: {
            /** @enum {string} */
            kind: "meal" | "correction" | "adjustment" | "disallowance" | "withholding";
            prior: boolean;
            policyCode: string | null;
            tierCode: string | null;
            lines: number;
            provinceFen: number;
            cityFen: number;
            districtFen: number;
            townFen: number;
            governmentFen: number;
        };
        ClaimVersionDto: {
            version: number;
            meals: number;
            priorFen: number;
            note: string | null;
            submittedBy: string;
            /** Format: date-time */
            submittedAt: string;
            /** @description SHA-256 over its lines, hex. */
            linesHash: string;
            provinceFen: number;
            cityFen: number;
            districtFen: number;
            townFen: number;
            governmentFen: number;
        };
        ClaimTransitionDto: {
            /** @enum {string} */
            action: "submit" | "take" | "endorse" | "return" | "approve" | "disburse" | "close" | "adjust" | "bounce";
            step: number;
            fromState: string;
            toState: string;
            version: number;
            accountId: string;
            /** Format: date-time */
            at: string;
            reason: string | null;
        };
        ClaimPersonDto: {
            accountId: string;
            name: string;
        };
        ClaimApprovalDto: {
            version: number;
            claimedFen: number;
            disallowedFen: number;
            adjustedFen: number;
            linesHash: string;
            /** @description Head of the facility's hash chain at that moment, hex; null when no day was ever closed. */
            chainHead: string | null;
            chainNo: number | null;
            approvedBy: string;
            /** Format: date-time */
            approvedAt: string;
            provinceFen: number;
            cityFen: number;
            districtFen: number;
            townFen: number;
            governmentFen: number;
        };
        ClaimLegDto: {
            /** @enum {string} */
            funder: "province" | "city" | "district" | "town";
            legId: string;
            /** @description Printed on the order to pay, found again in the bank's list. */
            code: string;
            fundingTown: string | null;
            amountFen: number;
            settledFen: number;
        };
        ClaimOnesDto: {
            meals: number;
            costFen: number;
            elderPaidFen: number;
            governmentFen: number;
            donationFen: number;
            gardenFen: number;
            volunteerFen: number;
            unfundedFen: number;
            surplusFen: number;
        };
        ClaimDto: {
            /** @enum {string} */
            state: "draft" | "submitted" | "town_review" | "district_review" | "approved" | "disbursed" | "closed" | "returned";
            groups: components["schemas"]["ClaimGroupDto"][];
            versions: components["schemas"]["ClaimVersionDto"][];
            transitions: components["schemas"]["ClaimTransitionDto"][];
            people: components["schemas"]["ClaimPersonDto"][];
            approval: components["schemas"]["ClaimApprovalDto"] | null;
            legs: components["schemas"]["ClaimLegDto"][];
            claimId: string;
            facilityId: string;
            facilityName: string;
            townCode: string;
            organisationId: string;
            /** @description The payee. */
            organisationName: string;
            month: string;
            version: number;
            step: number;
            ones: components["schemas"]["ClaimOnesDto"];
            provinceFen: number;
            cityFen: number;
            districtFen: number;
            townFen: number;
            governmentFen: number;
        };
        ClaimRefDto: {
            /** Format: uuid */
            claimId: string;
            step: number;
        };
        BulkStepDto: {
            /** @enum {string} */
            action: "endorse" | "approve";
            claims: components["schemas"]["ClaimRefDto"][];
        };
        BulkResultDto: {
            claimId: string;
            done: boolean;
            /** @description Why not; null when done. */
            code: string | null;
            zh: string | null;
            en: string | null;
        };
        BulkResultsDto: {
            items: components["schemas"]["BulkResultDto"][];
        };
        ClaimLineDto: {
            /** @enum {string} */
            kind: "meal" | "correction" | "adjustment" | "disallowance" | "withholding";
            lineNo: number;
            prior: boolean;
            version: number;
            mealId: string | null;
            businessDate: string | null;
            slot: string | null;
            residentName: string | null;
            tierCode: string | null;
            policyCode: string | null;
            policyVersion: number | null;
            fundingTown: string | null;
            correctionId: string | null;
            adjustmentId: string | null;
            /** @description Of a correction, disallowance, withholding or adjustment. */
            reason: string | null;
            provinceFen: number;
            cityFen: number;
            districtFen: number;
            townFen: number;
            governmentFen: number;
        };
        ClaimLinesDto: {
            items: components["schemas"]["ClaimLineDto"][];
            nextCursor: string | null;
        };
        ClaimStepDto: {
            /** @enum {string} */
            action: "submit" | "take" | "endorse" | "return" | "approve" | "disburse" | "close";
            /** @description `step` of the claim as it was read: what changed meanwhile is not decided unseen. */
            step: number;
            /** @description Needed to return; with a submission, what the canteen says with it. */
            reason?: string;
        };
        AdjustClaimDto: {
            /**
             * Format: uuid
             * @description The client's own UUID: the same adjustment sent twice is entered once.
             */
            clientId: string;
            /** @description `step` of the claim as it was read. */
            step: number;
            /**
             * Format: uuid
             * @description The approved claim of an earlier month that it makes good.
             */
            aboutClaimId?: string;
            provinceFen: number;
            cityFen: number;
            districtFen: number;
            townFen: number;
            /** @description The town whose money `townFen` is; needed when that is not 0. */
            fundingTown?: string;
            reason: string;
        };
        AdjustedDto: {
            adjustmentId: string;
        };
        LegDto: {
            /** @enum {string} */
            funder: "province" | "city" | "district" | "town";
            legId: string;
            code: string;
            claimId: string;
            month: string;
            facilityId: string;
            /** @description Null: a facility of another town. */
            facilityName: string | null;
            townCode: string;
            /** @description The payee. */
            organisationName: string;
            fundingTown: string | null;
            amountFen: number;
            settledFen: number;
            approvedOn: string;
            /** @description Since the approval. */
            daysWaiting: number;
        };
        LegListDto: {
            items: components["schemas"]["LegDto"][];
            nextCursor: string | null;
        };
        LegPaymentDto: {
            /** @enum {string} */
            kind: "bank" | "bounced" | "withheld" | "netted";
            paymentId: string;
            amountFen: number;
            reference: string | null;
            paidOn: string;
            reason: string | null;
            /** @description The payment that was sent back. */
            bounces: string | null;
            correctionId: string | null;
            /** @description The leg it was netted with. */
            nettedWith: string | null;
            accountId: string;
            /** Format: date-time */
            recordedAt: string;
        };
        LegHistoryDto: {
            /** @enum {string} */
            funder: "province" | "city" | "district" | "town";
            payments: components["schemas"]["LegPaymentDto"][];
            legId: string;
            code: string;
            claimId: string;
            month: string;
            facilityId: string;
            /** @description Null: a facility of another town. */
            facilityName: string | null;
            townCode: string;
            /** @description The payee. */
            organisationName: string;
            fundingTown: string | null;
            amountFen: number;
            settledFen: number;
            approvedOn: string;
            /** @description Since the approval. */
            daysWaiting: number;
        };
        PayLegDto: {
            /**
             * Format: uuid
             * @description The client's own UUID: the same payment sent twice is booked once.
             */
            clientId: string;
            /** @description Fen; below zero when the payee pays back. A part of what is left, or all. */
            amountFen: number;
            /** @description The bank's own number. */
            reference: string;
            paidOn: string;
        };
        BouncePaymentDto: {
            bouncedOn: string;
            reason: string;
        };
        ArrearsRowDto: {
            /** @enum {string} */
            funder: "province" | "city" | "district" | "town";
            townCode: string;
            organisationId: string;
            organisationName: string;
            fundingTown: string | null;
            legs: number;
            /** @description Waiting 0–30 days. */
            to30Fen: number;
            to60Fen: number;
            to90Fen: number;
            over90Fen: number;
            /** @description What the payee owes back, below zero. */
            owedBackFen: number;
            /** @description Of the leg that waits longest. */
            longestDays: number;
        };
        ArrearsDto: {
            items: components["schemas"]["ArrearsRowDto"][];
            asOf: string;
        };
        BudgetDto: {
            /** @enum {string} */
            funder: "province" | "city" | "district" | "town";
            /** @enum {string} */
            warning: "none" | "will_run_out" | "overspent";
            townCode: string | null;
            year: number;
            version: number;
            amountFen: number;
            /** @description Subsidies of meals that were settled, corrections taken off, fen. */
            usedFen: number;
            /** @description Paid to canteens in the year, also for meals of the year before, fen. */
            paidFen: number;
            /** @description Used at the end of the year, if days go on as the last eight weeks; of a past year what was used, fen. */
            expectedFen: number;
            lowFen: number;
            highFen: number;
            /** @description The day on which it is expected to be used up. */
            emptyOn: string | null;
        };
        BudgetListDto: {
            items: components["schemas"]["BudgetDto"][];
            asOf: string;
        };
        SetBudgetDto: {
            /** @enum {string} */
            funder: "province" | "city" | "district" | "town";
            /** @description Of the funder `town`: the town that pays. Of others: for meals at its facilities; the whole district when absent. */
            townCode?: string;
            year: number;
            /** @description `version` of the budget as it was read; 0 for the first. */
            version: number;
            amountFen: number;
            /** @description Needed to change one. */
            reason?: string;
        };
        ClawbackDto: {
            meals: number;
            /** @description Taken off what their claims are still to be paid, fen. */
            withheldFen: number;
            /** @description Owed back by the payee, netted in the next claim, fen. */
            receivableFen: number;
        };
        CheckNumberDto: {
            value: number;
            min: number;
            max: number;
            name: string;
            zh: string;
            en: string;
        };
        CheckDto: {
            /** @enum {string} */
            code: "E01" | "E02" | "E03" | "E04" | "E05" | "E06" | "Q01" | "Q02" | "Q03" | "P01" | "P02" | "P03" | "P05" | "P06" | "C01" | "C02" | "C03" | "C04" | "C06" | "C07" | "B05" | "B06" | "U02" | "U03" | "F01" | "F02";
            /** @enum {string} */
            severity: "ignore" | "warn" | "block";
            /** @description Since when the district has it so; null: it never set anything. */
            validFrom: string | null;
            titleZh: string;
            titleEn: string;
            explainZh: string;
            explainEn: string;
            numbers: components["schemas"]["CheckNumberDto"][];
        };
        CheckListDto: {
            items: components["schemas"]["CheckDto"][];
        };
        AskCheckRunDto: {
            /** @description `YYYY-MM`. */
            month: string;
            /**
             * Format: uuid
             * @description One facility; absent: all of the asker's town or district.
             */
            facilityId?: string;
        };
        CheckRunDto: {
            /** @enum {string} */
            state: "queued" | "done" | "failed";
            /** @description Meals of the month; null until it is done, as the three below. */
            meals: number | null;
            findings: number | null;
            /** @description New, come back, or changed. */
            raised: number | null;
            /** @description Found before and no longer. */
            gone: number | null;
            id: string;
            month: string;
            /** @description Null: every facility of the town or district. */
            facilityId: string | null;
            townCode: string | null;
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            endedAt: string | null;
            /** @description Only of people about whom facts came late, wherever in the district they ate. */
            late: boolean;
        };
        CheckRunListDto: {
            items: components["schemas"]["CheckRunDto"][];
            /** @description Ask with this `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        SetCheckDto: {
            /** @enum {string} */
            severity: "ignore" | "warn" | "block";
            /** @description Its numbers by name; those not named are as the check's file says. */
            numbers?: {
                [key: string]: number;
            };
            /** @description Today or later. */
            validFrom: string;
        };
        FindingDto: {
            /** @enum {string} */
            code: "E01" | "E02" | "E03" | "E04" | "E05" | "E06" | "Q01" | "Q02" | "Q03" | "P01" | "P02" | "P03" | "P05" | "P06" | "C01" | "C02" | "C03" | "C04" | "C06" | "C07" | "B05" | "B06" | "U02" | "U03" | "F01" | "F02";
            /**
             * @description As it was when it was raised.
             * @enum {string}
             */
            severity: "ignore" | "warn" | "block";
            /** @enum {string} */
            state: "open" | "asked" | "answered" | "accepted" | "disallowed" | "gone";
            /** @description Meals of the evidence. */
            meals: number;
            /** @description Ids, days and numbers by name; which ones says the check. */
            facts: {
                [key: string]: unknown;
            };
            id: string;
            facilityId: string;
            facilityName: string;
            townCode: string;
            month: string;
            /** @description Somebody is asked before anything may follow from it, as for a meal on the day of death. */
            asks: boolean;
            /** @description Raised for a month that was over, by a fact that came late. */
            late: boolean;
            /** @description Fen; of U03 what could be claimed more. */
            stakeFen: number;
            /** Format: date-time */
            firstSeenAt: string;
        };
        FindingListDto: {
            items: components["schemas"]["FindingDto"][];
            /** @description Ask with this `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        EvidenceMealDto: {
            mealId: string;
            businessDate: string;
            facilityId: string;
            facilityName: string;
            residentId: string | null;
            /** @description Masked: 王*香. */
            residentName: string | null;
            slot: string;
            mode: string;
            identifiedBy: string;
            /** Format: date-time */
            servedAt: string;
            /** Format: date-time */
            recordedAt: string;
            offline: boolean;
            priceFen: number;
            elderPaidFen: number;
            governmentFen: number;
            tierCode: string | null;
            /** @description What of the finding's stake lies in it; 0: it only shows the other. */
            stakeFen: number;
        };
        FindingDecisionDto: {
            /** @enum {string} */
            kind: "accept" | "disallow" | "ask" | "answer";
            /** @description Meals that are disallowed; null: all with something at stake. */
            mealIds: string[] | null;
            reason: string;
            accountId: string;
            /** Format: date-time */
            decidedAt: string;
        };
        FindingDetailDto: {
            /** @enum {string} */
            code: "E01" | "E02" | "E03" | "E04" | "E05" | "E06" | "Q01" | "Q02" | "Q03" | "P01" | "P02" | "P03" | "P05" | "P06" | "C01" | "C02" | "C03" | "C04" | "C06" | "C07" | "B05" | "B06" | "U02" | "U03" | "F01" | "F02";
            /**
             * @description As it was when it was raised.
             * @enum {string}
             */
            severity: "ignore" | "warn" | "block";
            /** @enum {string} */
            state: "open" | "asked" | "answered" | "accepted" | "disallowed" | "gone";
            /** @description Meals of the evidence. */
            meals: number;
            /** @description Ids, days and numbers by name; which ones says the check. */
            facts: {
                [key: string]: unknown;
            };
            id: string;
            facilityId: string;
            facilityName: string;
            townCode: string;
            month: string;
            /** @description Somebody is asked before anything may follow from it, as for a meal on the day of death. */
            asks: boolean;
            /** @description Raised for a month that was over, by a fact that came late. */
            late: boolean;
            /** @description Fen; of U03 what could be claimed more. */
            stakeFen: number;
            /** Format: date-time */
            firstSeenAt: string;
            titleZh: string;
            titleEn: string;
            explainZh: string;
            explainEn: string;
            evidence: components["schemas"]["EvidenceMealDto"][];
            decisions: components["schemas"]["FindingDecisionDto"][];
        };
        DecideFindingDto: {
            /** @enum {string} */
            kind: "accept" | "disallow" | "ask" | "answer";
            /** @description Why; of `ask` the question, of `answer` the answer. */
            reason: string;
            /** @description Of `disallow`: only these meals of the evidence. */
            mealIds?: string[];
        };
        CountAttendanceDto: {
            /** @enum {string} */
            slot: "breakfast" | "lunch" | "dinner";
            /**
             * @description A counter at the door, or the sheet of a visit.
             * @enum {string}
             */
            source: "door_counter" | "visit_sheet";
            /** Format: uuid */
            facilityId: string;
            /** @description Today or before. */
            businessDate: string;
            /** @description How many people came; of one source the last count holds. */
            people: number;
            /** @description In words, no personal data. */
            note?: string;
        };
        AttendanceCountDto: {
            /** @enum {string} */
            slot: "breakfast" | "lunch" | "dinner";
            /** @enum {string} */
            source: "door_counter" | "visit_sheet";
            people: number;
            id: string;
            businessDate: string;
            note: string | null;
            /** Format: date-time */
            recordedAt: string;
        };
        AttendanceListDto: {
            items: components["schemas"]["AttendanceCountDto"][];
        };
        RollUpRowDto: {
            /** @enum {string|null} */
            state: "draft" | "submitted" | "town_review" | "district_review" | "approved" | "disbursed" | "closed" | "returned" | null;
            facilityId: string;
            facilityName: string;
            /** @description Null: no claim was begun. */
            claimId: string | null;
            version: number;
            meals: number;
            /** @description Meals and corrections. */
            claimedFen: number;
            disallowedFen: number;
            adjustedFen: number;
            provinceFen: number;
            cityFen: number;
            districtFen: number;
            townFen: number;
            approvedFen: number;
            /** @description By the bank, what it sent back taken off. */
            paidFen: number;
            /** @description Withheld and netted. */
            settledOtherwiseFen: number;
            outstandingFen: number;
        };
        RollUpTownDto: {
            facilities: components["schemas"]["RollUpRowDto"][];
            townCode: string;
            townName: string;
            meals: number;
            /** @description Meals and corrections. */
            claimedFen: number;
            disallowedFen: number;
            adjustedFen: number;
            provinceFen: number;
            cityFen: number;
            districtFen: number;
            townFen: number;
            approvedFen: number;
            /** @description By the bank, what it sent back taken off. */
            paidFen: number;
            /** @description Withheld and netted. */
            settledOtherwiseFen: number;
            outstandingFen: number;
        };
        RollUpSumsDto: {
            meals: number;
            /** @description Meals and corrections. */
            claimedFen: number;
            disallowedFen: number;
            adjustedFen: number;
            provinceFen: number;
            cityFen: number;
            districtFen: number;
            townFen: number;
            approvedFen: number;
            /** @description By the bank, what it sent back taken off. */
            paidFen: number;
            /** @description Withheld and netted. */
            settledOtherwiseFen: number;
            outstandingFen: number;
        };
        RollUpDto: {
            towns: components["schemas"]["RollUpTownDto"][];
            month: string;
            total: components["schemas"]["RollUpSumsDto"];
        };
        NamedClaimExportDto: {
            /** @enum {string} */
            purpose: "call" | "visit" | "verify_identity" | "correct_record" | "subsidy_review" | "emergency" | "request_of_person";
            /** @enum {string} */
            format: "json" | "xlsx" | "pdf";
            /** @description The occasion, in words; never a number: five digits in a row are refused. */
            note: string;
        };
        VillageDisclosureRowDto: {
            residentName: string;
            /** @description Subsidised meals of approved claims. */
            meals: number;
            provinceFen: number;
            cityFen: number;
            districtFen: number;
            townFen: number;
            governmentFen: number;
        };
        VillageDisclosureTotalDto: {
            residents: number;
            meals: number;
            provinceFen: number;
            cityFen: number;
            districtFen: number;
            townFen: number;
            governmentFen: number;
        };
        VillageDisclosureDto: {
            /** @description By masked name. */
            items: components["schemas"]["VillageDisclosureRowDto"][];
            month: string;
            districtName: string;
            townName: string;
            villageCode: string;
            villageName: string;
            total: components["schemas"]["VillageDisclosureTotalDto"];
            /** @description Claims of the month in the district that are approved, and facilities that were open in it: what may still be added. */
            approvedClaims: number;
            openFacilities: number;
            /** @description Where anybody may complain. */
            complaintContact: string;
        };
        TracedPaymentDto: {
            /** @enum {string} */
            kind: "bank" | "bounced" | "withheld" | "netted";
            paymentId: string;
            legId: string;
            amountFen: number;
            reference: string | null;
            paidOn: string;
            reason: string | null;
            accountId: string;
            accountName: string | null;
            /** Format: date-time */
            recordedAt: string;
            /** @description Null: nothing was booked, as when legs are netted. */
            entryId: string | null;
        };
        TracedLineDto: {
            /** @enum {string} */
            kind: "meal" | "correction" | "adjustment" | "disallowance" | "withholding";
            lineNo: number;
            prior: boolean;
            /** @description Of the leg's funder. */
            amountFen: number;
            mealId: string | null;
            businessDate: string | null;
            slot: string | null;
            /** @description Masked. */
            residentName: string | null;
            policyCode: string | null;
            policyVersion: number | null;
            tierCode: string | null;
            /** @description The till. */
            deviceId: string | null;
            offline: boolean | null;
            /** Format: date-time */
            recordedAt: string | null;
            /** @description Who logged the meal, or entered the correction or adjustment. */
            accountId: string | null;
            accountName: string | null;
            /** @description Round of the day's settlement, hash of the settled meal, link and hash of the day's close. */
            round: number | null;
            rowHash: string | null;
            chainNo: number | null;
            dayHash: string | null;
            correctionId: string | null;
            adjustmentId: string | null;
            reason: string | null;
        };
        LegTraceDto: {
            /** @enum {string} */
            funder: "province" | "city" | "district" | "town";
            /** @enum {string|null} */
            state: "draft" | "submitted" | "town_review" | "district_review" | "approved" | "disbursed" | "closed" | "returned" | null;
            payments: components["schemas"]["TracedPaymentDto"][];
            items: components["schemas"]["TracedLineDto"][];
            legId: string;
            code: string;
            claimId: string;
            month: string;
            facilityId: string;
            facilityName: string | null;
            townCode: string;
            organisationName: string;
            fundingTown: string | null;
            amountFen: number;
            settledFen: number;
            approvedOn: string;
            version: number | null;
            submittedBy: string | null;
            submittedByName: string | null;
            /** Format: date-time */
            submittedAt: string | null;
            approvedBy: string | null;
            approvedByName: string | null;
            /** Format: date-time */
            approvedAt: string | null;
            linesHash: string | null;
            chainNo: number | null;
            chainHead: string | null;
            /** @description How many lines it is made of, and what they come to: the leg's amount. */
            lines: number;
            linesFen: number;
            nextCursor: string | null;
        };
        TracedSettlementDto: {
            round: number;
            gardenFen: number;
            volunteerFen: number;
            donationFen: number;
            unfundedFen: number;
            surplusFen: number;
            rowHash: string;
            chainNo: number | null;
            previousHash: string | null;
            dayHash: string | null;
            /** Format: date-time */
            closedAt: string | null;
            closedBy: string | null;
            closedByName: string | null;
        };
        TracedCorrectionDto: {
            correctionId: string;
            kind: string;
            reason: string;
            bookedDate: string;
            accountId: string;
            accountName: string | null;
            /** Format: date-time */
            recordedAt: string;
            rowHash: string;
            provinceFen: number;
            cityFen: number;
            districtFen: number;
            townFen: number;
            governmentFen: number;
        };
        TracedClaimLineDto: {
            /** @enum {string} */
            kind: "meal" | "correction" | "adjustment" | "disallowance" | "withholding";
            /** @enum {string|null} */
            state: "draft" | "submitted" | "town_review" | "district_review" | "approved" | "disbursed" | "closed" | "returned" | null;
            lineNo: number;
            prior: boolean;
            version: number;
            claimId: string;
            month: string | null;
            correctionId: string | null;
            submittedBy: string | null;
            submittedByName: string | null;
            /** Format: date-time */
            submittedAt: string | null;
            approvedBy: string | null;
            approvedByName: string | null;
            /** Format: date-time */
            approvedAt: string | null;
            linesHash: string | null;
            chainHead: string | null;
            chainNo: number | null;
            provinceFen: number;
            cityFen: number;
            districtFen: number;
            townFen: number;
            governmentFen: number;
        };
        TracedLegDto: {
            /** @enum {string} */
            funder: "province" | "city" | "district" | "town";
            payments: components["schemas"]["TracedPaymentDto"][];
            legId: string;
            code: string;
            claimId: string;
            fundingTown: string | null;
            amountFen: number;
            settledFen: number;
        };
        TracedEntryDto: {
            entryId: string;
            kind: string;
            businessKey: string;
            businessDate: string;
            bookedMonth: string;
            /** Format: date-time */
            postedAt: string;
        };
        MealTraceDto: {
            settlement: components["schemas"]["TracedSettlementDto"] | null;
            corrections: components["schemas"]["TracedCorrectionDto"][];
            claimLines: components["schemas"]["TracedClaimLineDto"][];
            legs: components["schemas"]["TracedLegDto"][];
            entries: components["schemas"]["TracedEntryDto"][];
            mealId: string;
            businessDate: string;
            facilityId: string;
            facilityName: string | null;
            townCode: string;
            slot: string;
            mode: string;
            /** @description Masked; null for somebody who is not registered. */
            residentName: string | null;
            identifiedBy: string;
            /** Format: date-time */
            servedAt: string;
            /** Format: date-time */
            recordedAt: string;
            offline: boolean;
            deviceId: string;
            accountId: string;
            accountName: string | null;
            policyCode: string | null;
            policyVersion: number | null;
            tierCode: string | null;
            priceFen: number;
            elderPaidFen: number;
            fundingTown: string | null;
            /** Format: date-time */
            voidedAt: string | null;
            provinceFen: number;
            cityFen: number;
            districtFen: number;
            townFen: number;
            governmentFen: number;
        };
        VerificationRequestDto: {
            /** Format: uuid */
            facilityId: string;
            /** @description `YYYY-MM`. */
            month?: string;
            from?: string;
            to?: string;
        };
        VerifiedClaimDto: {
            claimId: string;
            month: string;
            chainNo: number | null;
            chainHead: string | null;
            headMatches: boolean;
            linesMatch: boolean;
        };
        BadRowDto: {
            /** @enum {string} */
            what: "meal" | "correction" | "round" | "seal" | "chain_head" | "claim_lines";
            mealId: string | null;
            correctionId: string | null;
            claimId: string | null;
            month: string | null;
            businessDate: string | null;
            round: number | null;
            chainNo: number | null;
        };
        VerificationDto: {
            claims: components["schemas"]["VerifiedClaimDto"][];
            /** @description Null when everything matches. */
            firstBad: components["schemas"]["BadRowDto"] | null;
            facilityId: string;
            facilityName: string;
            /** @description Row hashes were recomputed of these days; the chain from its first link to its head. */
            from: string;
            to: string;
            matches: boolean;
            meals: number;
            corrections: number;
            rounds: number;
            /** @description Link and hash at the head of the chain; null when no day was ever closed. */
            headNo: number | null;
            headHash: string | null;
            /** Format: date-time */
            verifiedAt: string;
        };
        FileColumnDto: {
            title: string;
            /** @description What it is taken for; null: not used. */
            column: string | null;
        };
        ImportTextDto: {
            code: string;
            zh: string;
            en: string;
        };
        ImportHeaderDto: {
            /** @description Row of the header, as a spreadsheet counts. */
            row: number;
            columns: components["schemas"]["FileColumnDto"][];
            /** @enum {string} */
            format: "csv" | "xlsx";
            /** @description What its owner should know. */
            notices: components["schemas"]["ImportTextDto"][];
            /** @description Required columns that the file lacks. */
            missing: string[];
            /** @description Columns that stand more than once in the file. */
            duplicate: string[];
            /** @description Titles that are not used. */
            unknown: string[];
            /** @description How a text was read; null for a workbook. */
            encoding: string | null;
            /** @description Which sheet was read; null for a text. */
            sheet: string | null;
        };
        ImportSummaryDto: {
            rows: number;
            add: number;
            change: number;
            /** @description Unchanged. */
            same: number;
            refused: number;
            /** @description Facts that end because the list does not name them. */
            ends: number;
            /** @description Facts that a complete list would end and this one does not, because a refused row might mean them. */
            heldBack: number;
        };
        ImportProgressDto: {
            /** @enum {string} */
            phase: "reading" | "judging" | "writing";
            done: number;
            /** @description Null: not known yet. */
            total: number | null;
        };
        RefusedRowDto: {
            /** @description As a spreadsheet counts. */
            row: number;
            /** @description Whom or what the row names; of people masked, 王*香. Null: not readable. */
            name: string | null;
            /** @description Name of the import's column. */
            field: string;
            fieldZh: string;
            fieldEn: string;
            /** @description What stood in the cell, shortened; null: nothing, or never told (numbers, phones, names). */
            value: string | null;
            code: string;
            zh: string;
            en: string;
        };
        ImportDetailDto: {
            /** @enum {string} */
            kind: "residents" | "facilities" | "categories" | "deaths" | "payments";
            /** @enum {string} */
            state: "checking" | "ready" | "refused" | "applying" | "done" | "cancelled" | "failed";
            header: components["schemas"]["ImportHeaderDto"] | null;
            summary: components["schemas"]["ImportSummaryDto"] | null;
            /** @description Why it was refused or failed, or what to know before confirming. */
            problem: components["schemas"]["ImportTextDto"] | null;
            progress: components["schemas"]["ImportProgressDto"] | null;
            /** @description The first 50; the report has the first 10,000, and `summary.refused` counts all rows. */
            refusedRows: components["schemas"]["RefusedRowDto"][];
            id: string;
            fileName: string;
            /** @description The town it is of; null: the whole district. */
            townCode: string | null;
            asOf: string;
            goodRowsOnly: boolean;
            /** @description Whether the caller sent it, and may go on with it. */
            own: boolean;
            /** @description It should be under way and has not moved for 15 minutes: any official of its scope may cancel it. */
            standsStill: boolean;
            createdAt: string;
            changedAt: string;
        };
        ImportDto: {
            /** @enum {string} */
            kind: "residents" | "facilities" | "categories" | "deaths" | "payments";
            /** @enum {string} */
            state: "checking" | "ready" | "refused" | "applying" | "done" | "cancelled" | "failed";
            header: components["schemas"]["ImportHeaderDto"] | null;
            summary: components["schemas"]["ImportSummaryDto"] | null;
            /** @description Why it was refused or failed, or what to know before confirming. */
            problem: components["schemas"]["ImportTextDto"] | null;
            id: string;
            fileName: string;
            /** @description The town it is of; null: the whole district. */
            townCode: string | null;
            asOf: string;
            goodRowsOnly: boolean;
            /** @description Whether the caller sent it, and may go on with it. */
            own: boolean;
            /** @description It should be under way and has not moved for 15 minutes: any official of its scope may cancel it. */
            standsStill: boolean;
            createdAt: string;
            changedAt: string;
        };
        ImportListDto: {
            items: components["schemas"]["ImportDto"][];
            /** @description Ask with this `cursor` for the next page; null on the last. */
            nextCursor: string | null;
        };
        ColumnChoiceDto: {
            /** @description Title in the file, or `#3` for the third column. */
            title: string;
            /** @description Name of the import's column; null: ignore it. */
            column?: string | null;
        };
        ImportMappingDto: {
            columns: components["schemas"]["ColumnChoiceDto"][];
        };
        ApplyImportDto: {
            /** @description True: rows without a problem are imported and the others left out; false: all rows or none. */
            goodRowsOnly: boolean;
        };
        ImportColumnDto: {
            name: string;
            zh: string;
            en: string;
            required: boolean;
            /** @description What a cell may hold. */
            toldZh: string;
            toldEn: string;
        };
        ImportKindDto: {
            /** @enum {string} */
            name: "residents" | "facilities" | "categories" | "deaths" | "payments";
            columns: components["schemas"]["ImportColumnDto"][];
            zh: string;
            en: string;
            /** @description Whether absence from the list ends what the register has: such a list must be complete. */
            complete: boolean;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    HealthController_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    HealthController_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description HEALTH.DATABASE_UNREACHABLE · HEALTH.DATABASE_NOT_MIGRATED · QUEUE.UNREACHABLE · QUEUE.NOT_MIGRATED */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    MetricsController_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus text format */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description METRICS.WRONG_TOKEN */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    SessionController_logIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionDto"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginStepDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.WRONG_CREDENTIALS */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.TOO_MANY_ATTEMPTS */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.TOO_BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    SessionController_current: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    SessionController_logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    LoginStepController_passCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepCodeDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionDto"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginStepDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.LOGIN_STEP_ENDED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.OTHER_LOGIN_STEP · IDENTITY.TOTP_NOT_ENABLED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.WRONG_CODE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.TOO_MANY_ATTEMPTS */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    LoginStepController_changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepPasswordDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionDto"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginStepDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.LOGIN_STEP_ENDED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.OTHER_LOGIN_STEP */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.WEAK_PASSWORD · IDENTITY.COMMON_PASSWORD · IDENTITY.PASSWORD_NEEDS_KINDS · IDENTITY.PASSWORD_USED_BEFORE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.TOO_BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    LoginStepController_beginEnrolment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.LOGIN_STEP_ENDED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.OTHER_LOGIN_STEP · IDENTITY.TOTP_ALREADY_ENABLED · IDENTITY.TOTP_NOT_AVAILABLE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    LoginStepController_confirmEnrolment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepEnrolmentDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolledLoginDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.LOGIN_STEP_ENDED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.OTHER_LOGIN_STEP · IDENTITY.TOTP_ALREADY_ENABLED · IDENTITY.ENROLMENT_ENDED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.WRONG_CODE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.TOO_MANY_ATTEMPTS */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OwnAccountController_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAccountDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OwnAccountController_changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.WRONG_CURRENT_PASSWORD · IDENTITY.WEAK_PASSWORD · IDENTITY.COMMON_PASSWORD · IDENTITY.PASSWORD_NEEDS_KINDS · IDENTITY.PASSWORD_USED_BEFORE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.TOO_MANY_ATTEMPTS */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.TOO_BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OwnAccountController_beginEnrolment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnPasswordProofDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.TOTP_ALREADY_ENABLED · IDENTITY.TOTP_NOT_AVAILABLE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.WRONG_CURRENT_PASSWORD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.TOO_MANY_ATTEMPTS */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.TOO_BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OwnAccountController_confirmEnrolment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrolmentProofDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.TOTP_ALREADY_ENABLED · IDENTITY.ENROLMENT_ENDED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.WRONG_CODE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.TOO_MANY_ATTEMPTS */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OwnAccountController_removeTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.TOTP_REQUIRED · IDENTITY.TOTP_NOT_ENABLED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.WRONG_CODE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.TOO_MANY_ATTEMPTS */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OwnAccountController_renewRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.TOTP_NOT_ENABLED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.WRONG_CODE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.TOO_MANY_ATTEMPTS */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OwnAccountController_listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionListDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OwnAccountController_endOthers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndedSessionsDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OwnAccountController_endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SUCH_SESSION */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountController_list: {
        parameters: {
            query: {
                role?: components["schemas"]["PersonRole"];
                state?: "enabled" | "disabled";
                /** @description Division code of the town they belong to. */
                townCode?: string;
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPageDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAccountDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountWithPasswordDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.LOGIN_TAKEN */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.SCOPE_DOES_NOT_FIT_ROLE · IDENTITY.UNKNOWN_PLACE · IDENTITY.WEAK_PASSWORD · IDENTITY.COMMON_PASSWORD · IDENTITY.PASSWORD_NEEDS_KINDS */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountController_change: {
        parameters: {
            query?: never;
            header: {
                /** @description The version in double quotes, e.g. "3" */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateAccountDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ACCOUNT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.OWN_ACCOUNT · IDENTITY.LAST_ADMIN */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.VERSION_CHANGED */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.SCOPE_DOES_NOT_FIT_ROLE · IDENTITY.UNKNOWN_PLACE · IDENTITY.WEAK_PASSWORD · IDENTITY.COMMON_PASSWORD · IDENTITY.PASSWORD_NEEDS_KINDS */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.VERSION_REQUIRED */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountController_resetPassword: {
        parameters: {
            query?: never;
            header: {
                /** @description The version in double quotes, e.g. "3" */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountWithPasswordDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ACCOUNT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.OWN_ACCOUNT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.VERSION_CHANGED */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.VERSION_REQUIRED */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountController_resetTotp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ACCOUNT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.OWN_ACCOUNT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountController_listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionListDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ACCOUNT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountController_endSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndedSessionsDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ACCOUNT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountController_endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ACCOUNT_NOT_FOUND · IDENTITY.NO_SUCH_SESSION */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AuditEventController_list: {
        parameters: {
            query: {
                /** @description First day, Asia/Shanghai, `YYYY-MM-DD`. */
                from?: string;
                /** @description Last day (included), Asia/Shanghai, `YYYY-MM-DD`. */
                to?: string;
                /** @description E.g. `login`, `login_failed`, `insert`, `update`. */
                action?: string;
                /** @description Who did it. */
                accountId?: string;
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEventPageDto"];
                };
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DivisionController_towns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TownListDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DivisionController_villages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VillageListDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.TOWN_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OrganisationController_list: {
        parameters: {
            query: {
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationListDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OrganisationController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateOrganisationDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ResidentController_page: {
        parameters: {
            query: {
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
                /** @description Only residents of this town. */
                townCode?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResidentListDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ResidentController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateResidentDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResidentDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /**
             * @description REGISTRY.TOWN_NOT_IN_SCOPE
             *
             *     IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.RESIDENT_LIKELY_PRESENT · REGISTRY.RESIDENT_ID_TAKEN · REGISTRY.RESIDENTS_IMPORT_UNDER_WAY */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.VILLAGE_NOT_OF_TOWN · REGISTRY.BIRTH_DATE_UNLIKELY */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ResidentController_search: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResidentSearchDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResidentListDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ResidentController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResidentDto"];
                };
            };
            /** @description REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.RESIDENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ResidentController_correct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectResidentDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResidentDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.RESIDENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.RESIDENT_MERGED · REGISTRY.RESIDENT_ERASED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.VILLAGE_NOT_OF_TOWN */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DatedFactController_addRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                residentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddRegistrationDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.RESIDENT_NOT_FOUND · REGISTRY.FACT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.FACT_OVERLAPS · REGISTRY.IDENTIFIER_TAKEN · REGISTRY.RESIDENT_MERGED · REGISTRY.RESIDENT_ERASED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.DATES_REVERSED · REGISTRY.DEATH_IS_FINAL · REGISTRY.STATUS_BEFORE_BIRTH · REGISTRY.DEATH_IN_FUTURE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DatedFactController_addCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                residentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddCategoryDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.RESIDENT_NOT_FOUND · REGISTRY.FACT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.FACT_OVERLAPS · REGISTRY.IDENTIFIER_TAKEN · REGISTRY.RESIDENT_MERGED · REGISTRY.RESIDENT_ERASED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.DATES_REVERSED · REGISTRY.DEATH_IS_FINAL · REGISTRY.STATUS_BEFORE_BIRTH · REGISTRY.DEATH_IN_FUTURE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DatedFactController_addGrade: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                residentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddGradeDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GradeDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.RESIDENT_NOT_FOUND · REGISTRY.FACT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.FACT_OVERLAPS · REGISTRY.IDENTIFIER_TAKEN · REGISTRY.RESIDENT_MERGED · REGISTRY.RESIDENT_ERASED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.DATES_REVERSED · REGISTRY.DEATH_IS_FINAL · REGISTRY.STATUS_BEFORE_BIRTH · REGISTRY.DEATH_IN_FUTURE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DatedFactController_addIdentifier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                residentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddIdentifierDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentifierDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.RESIDENT_NOT_FOUND · REGISTRY.FACT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.FACT_OVERLAPS · REGISTRY.IDENTIFIER_TAKEN · REGISTRY.RESIDENT_MERGED · REGISTRY.RESIDENT_ERASED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.DATES_REVERSED · REGISTRY.DEATH_IS_FINAL · REGISTRY.STATUS_BEFORE_BIRTH · REGISTRY.DEATH_IN_FUTURE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DatedFactController_addStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                residentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddStatusDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.RESIDENT_NOT_FOUND · REGISTRY.FACT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.FACT_OVERLAPS · REGISTRY.IDENTIFIER_TAKEN · REGISTRY.RESIDENT_MERGED · REGISTRY.RESIDENT_ERASED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.DATES_REVERSED · REGISTRY.DEATH_IS_FINAL · REGISTRY.STATUS_BEFORE_BIRTH · REGISTRY.DEATH_IN_FUTURE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DatedFactController_withdrawStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                residentId: string;
                factId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawStatusDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.RESIDENT_NOT_FOUND · REGISTRY.FACT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.FACT_OVERLAPS · REGISTRY.IDENTIFIER_TAKEN · REGISTRY.RESIDENT_MERGED · REGISTRY.RESIDENT_ERASED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.DATES_REVERSED · REGISTRY.DEATH_IS_FINAL · REGISTRY.STATUS_BEFORE_BIRTH · REGISTRY.DEATH_IN_FUTURE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DatedFactController_addContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                residentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddContactDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.RESIDENT_NOT_FOUND · REGISTRY.FACT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.FACT_OVERLAPS · REGISTRY.IDENTIFIER_TAKEN · REGISTRY.RESIDENT_MERGED · REGISTRY.RESIDENT_ERASED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.DATES_REVERSED · REGISTRY.DEATH_IS_FINAL · REGISTRY.STATUS_BEFORE_BIRTH · REGISTRY.DEATH_IN_FUTURE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DatedFactController_addScreening: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                residentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddScreeningDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScreeningDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.RESIDENT_NOT_FOUND · REGISTRY.FACT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.FACT_OVERLAPS · REGISTRY.IDENTIFIER_TAKEN · REGISTRY.RESIDENT_MERGED · REGISTRY.RESIDENT_ERASED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.DATES_REVERSED · REGISTRY.DEATH_IS_FINAL · REGISTRY.STATUS_BEFORE_BIRTH · REGISTRY.DEATH_IN_FUTURE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DatedFactController_blockIdentifier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                residentId: string;
                factId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BlockIdentifierDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentifierDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.RESIDENT_NOT_FOUND · REGISTRY.FACT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.FACT_OVERLAPS · REGISTRY.IDENTIFIER_TAKEN · REGISTRY.RESIDENT_MERGED · REGISTRY.RESIDENT_ERASED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.DATES_REVERSED · REGISTRY.DEATH_IS_FINAL · REGISTRY.STATUS_BEFORE_BIRTH · REGISTRY.DEATH_IN_FUTURE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DatedFactController_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                residentId: string;
                kind: "registrations" | "categories" | "grades" | "identifiers" | "statuses" | "contacts" | "screenings";
                factId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndFactDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatedFactDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.RESIDENT_NOT_FOUND · REGISTRY.FACT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.FACT_OVERLAPS · REGISTRY.IDENTIFIER_TAKEN · REGISTRY.RESIDENT_MERGED · REGISTRY.RESIDENT_ERASED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.DATES_REVERSED · REGISTRY.DEATH_IS_FINAL · REGISTRY.STATUS_BEFORE_BIRTH · REGISTRY.DEATH_IN_FUTURE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    IdentityNumberController_set: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                residentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetIdentityNumberDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityNumberDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.RESIDENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.IDENTITY_NUMBER_DIFFERS · REGISTRY.IDENTITY_NUMBER_TAKEN · REGISTRY.RESIDENT_MERGED · REGISTRY.RESIDENT_ERASED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.IDENTITY_NUMBER_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description VAULT.NO_KEYS */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CategoryApplicationController_page: {
        parameters: {
            query: {
                state?: "submitted" | "endorsed" | "returned" | "approved" | "refused" | "withdrawn";
                /** @description Only of residents of this town. */
                townCode?: string;
                /** @description Only of this resident. */
                residentId?: string;
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationListDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.APPLICATION_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CategoryApplicationController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationDto"];
                };
            };
            /** @description REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.APPLICATION_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CategoryApplicationController_submit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                residentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitApplicationDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.RESIDENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.APPLICATION_OPEN · REGISTRY.APPLICATION_ID_TAKEN · REGISTRY.RESIDENT_MERGED · REGISTRY.RESIDENT_ERASED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.DATES_REVERSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CategoryApplicationController_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationStepDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /**
             * @description REGISTRY.FOUR_EYES
             *
             *     IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.APPLICATION_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.APPLICATION_CHANGED · REGISTRY.APPLICATION_NOT_SO_FAR · REGISTRY.FACT_OVERLAPS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.APPLICATION_REASON_MISSING · REGISTRY.APPLICATION_OFFICER_MISSING · REGISTRY.DATES_REVERSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ApplicationFileController_add: {
        parameters: {
            query: {
                kind: "application_form" | "income_proof" | "disability_certificate" | "household_book" | "medical_record" | "photo" | "other";
            };
            header?: never;
            path: {
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "application/pdf": string;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationFileDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED · REGISTRY.FILE_MISSING */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.APPLICATION_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.APPLICATION_CLOSED · REGISTRY.FILE_PRESENT · REGISTRY.FILES_TOO_MANY */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.FILE_TOO_LARGE · REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.FILE_TYPE_REFUSED · REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ApplicationFileController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: string;
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                    "image/png": string;
                    "application/pdf": string;
                };
            };
            /** @description REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.FILE_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DisclosureController_disclose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                residentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisclosureRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisclosureDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.RESIDENT_NOT_FOUND · REGISTRY.NOTHING_TO_DISCLOSE */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.TOO_MANY_DISCLOSURES */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description VAULT.NO_KEYS */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ResidentMergeController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                residentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResidentMergeListDto"];
                };
            };
            /** @description REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.RESIDENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ResidentMergeController_merge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                residentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResidentMergeListDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.RESIDENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.MERGE_CHAIN · REGISTRY.MERGE_DIFFERS · REGISTRY.MERGE_IDENTITY_NUMBERS · REGISTRY.MERGE_DEATHS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.MERGE_OF_ITSELF */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ResidentMergeController_undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                residentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UndoMergeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResidentMergeListDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.RESIDENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.MERGE_NOT_FOUND · REGISTRY.MERGE_MONEY_SPENT · REGISTRY.RESIDENT_ERASED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ErasureController_page: {
        parameters: {
            query: {
                state?: "requested" | "erased" | "declined";
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureListDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.ERASURE_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ErasureController_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                residentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureDto"];
                };
            };
            /** @description REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.RESIDENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.RESIDENT_MERGED · REGISTRY.RESIDENT_ERASED · REGISTRY.ERASURE_TOO_EARLY · REGISTRY.ERASURE_REQUESTED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ErasureController_decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                erasureId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ErasureDecisionDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /**
             * @description REGISTRY.FOUR_EYES
             *
             *     IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.ERASURE_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.ERASURE_TOO_EARLY · REGISTRY.ERASURE_MONEY_LEFT · REGISTRY.RESIDENT_MERGED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ResidentExportController_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                residentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PurposeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResidentExportDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.RESIDENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REGISTRY.TOO_MANY_DISCLOSURES */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description VAULT.NO_KEYS */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    BooksController_chart: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChartDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    BooksController_trialBalance: {
        parameters: {
            query: {
                /** @description Last day that counts. */
                asOf: string;
                /** @description Entries of this facility. */
                facilityId?: string;
                /** @description Entries of this town's facilities, and of the town itself. */
                townCode?: string;
                /** @description Entries in the books of this organisation. */
                organisationId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialBalanceDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    BooksController_accounts: {
        parameters: {
            query: {
                /** @description Only of this kind. */
                kind?: "cash_drawer" | "payment_channel" | "bank" | "elder_receivable" | "subsidy_receivable" | "claim_receivable" | "receivable_attributed" | "donation_bank" | "clearing" | "wallet" | "payable" | "donation_fund" | "opening_equity" | "income_elder" | "income_public" | "income_government" | "income_donation" | "income_attributed" | "expense_ingredients" | "expense_wages" | "expense_energy" | "expense_other" | "cash_over_short" | "garden_on_hand" | "goods_on_hand" | "in_kind_unallocated" | "garden_supplied" | "goods_supplied" | "volunteer_supplied" | "in_kind_used" | "in_kind_wastage";
                /** @description Rows per page, 1–500. */
                limit?: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
                /** @description Last day that counts. */
                asOf: string;
                /** @description Entries of this facility. */
                facilityId?: string;
                /** @description Entries of this town's facilities, and of the town itself. */
                townCode?: string;
                /** @description Entries in the books of this organisation. */
                organisationId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountBalanceListDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    BooksController_statement: {
        parameters: {
            query: {
                /** @description Lines per page, 1–500. */
                limit?: number;
                /** @description First day. */
                from: string;
                /** @description Last day. */
                to: string;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
                /** @description Entries of this facility. */
                facilityId?: string;
                /** @description Entries of this town's facilities, and of the town itself. */
                townCode?: string;
                /** @description Entries in the books of this organisation. */
                organisationId?: string;
            };
            header?: never;
            path: {
                ledgerAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description LEDGER.ACCOUNT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description LEDGER.DAYS_REVERSED · LEDGER.TOO_MANY_DAYS */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    BooksController_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryDto"];
                };
            };
            /** @description REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description LEDGER.ENTRY_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PeriodController_list: {
        parameters: {
            query: {
                /** @description Only this state. */
                state?: "open" | "closing" | "closed" | "reopening";
                /** @description `YYYY-MM`. */
                month: string;
                /** @description Only this town's. */
                townCode?: string;
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodListDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PeriodController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                facilityId: string;
                /** @description `YYYY-MM`. */
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodHistoryDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description LEDGER.FACILITY_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PeriodController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                facilityId: string;
                /** @description `YYYY-MM`. */
                month: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePeriodDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodHistoryDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /**
             * @description LEDGER.PERIOD_ROLE · LEDGER.SECOND_PERSON_NEEDED
             *
             *     IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description LEDGER.FACILITY_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description LEDGER.PERIOD_STEP · LEDGER.EARLIER_MONTH_OPEN · LEDGER.LATER_MONTH_CLOSED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description LEDGER.MONTH_NOT_OVER · LEDGER.REASON_MISSING */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    FacilityController_list: {
        parameters: {
            query: {
                /** @description Only of this tier. */
                tier?: "central_kitchen" | "elder_canteen" | "meal_point";
                /** @description Only this town's. */
                townCode?: string;
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacilityListDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    FacilityController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateFacilityDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacilityDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.CODE_TAKEN */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.ORGANISATION_UNKNOWN · MEAL_POINT.PLACE_UNKNOWN · MEAL_POINT.OTHER_TOWN */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    FacilityController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacilityDto"];
                };
            };
            /** @description REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.FACILITY_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    FacilityController_edit: {
        parameters: {
            query?: never;
            header: {
                /** @description The version as it came in ETag, e.g. "3". */
                "if-match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditFacilityDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacilityDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.FACILITY_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.TIER_IN_USE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.CHANGED_MEANWHILE */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.ORGANISATION_UNKNOWN · MEAL_POINT.PLACE_UNKNOWN · MEAL_POINT.DATES_REVERSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.VERSION_NEEDED */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    SupplyController_list: {
        parameters: {
            query: {
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
                /** @description Of this meal point. */
                facilityId?: string;
                /** @description Of this kitchen. */
                supplierId?: string;
                /** @description Only points of this town. */
                townCode?: string;
                /** @description Only those that hold on this day; all of them, past and future, when absent. */
                businessDate?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplyListDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    SupplyController_set: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetSupplyDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplySetDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.FACILITY_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.LATER_EXISTS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.NOT_A_POINT · MEAL_POINT.NOT_A_KITCHEN · MEAL_POINT.STARTS_IN_PAST */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    SupplyController_takeBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.ROW_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.PAST_DAYS_STAY */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    SupplyController_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndRowDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplyDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.ROW_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.DATES_REVERSED · MEAL_POINT.PAST_DAYS_STAY */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OpeningController_onDay: {
        parameters: {
            query: {
                /** @description Only facilities open in this slot. */
                slot?: "breakfast" | "lunch" | "dinner";
                /** @description Day in Asia/Shanghai; today when absent. */
                businessDate?: string;
                /** @description Only this town's. */
                townCode?: string;
                /** @description Only this facility. */
                facilityId?: string;
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacilityDayListDto"];
                };
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OpeningController_of: {
        parameters: {
            query?: {
                /** @description Day in Asia/Shanghai; today when absent. */
                businessDate?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacilityOpeningDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.FACILITY_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OpeningController_setHours: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetOpeningHoursDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacilityOpeningDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.FACILITY_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.LATER_EXISTS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.STARTS_IN_PAST · MEAL_POINT.TIMES_REVERSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OpeningController_takeBackHours: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                validFrom: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacilityOpeningDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.FACILITY_NOT_FOUND · MEAL_POINT.ROW_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.PAST_DAYS_STAY */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OpeningController_addException: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddOpeningExceptionDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacilityOpeningDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.FACILITY_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.EXCEPTION_OVERLAPS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.STARTS_IN_PAST · MEAL_POINT.DATES_REVERSED · MEAL_POINT.HOURS_MISSING · MEAL_POINT.TIMES_REVERSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OpeningController_takeBackException: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.ROW_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.PAST_DAYS_STAY */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OpeningController_endException: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndRowDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.ROW_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.EXCEPTION_OVERLAPS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.PAST_DAYS_STAY · MEAL_POINT.DATES_REVERSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OpeningController_setCapacity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetSlotCapacityDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacilityOpeningDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.FACILITY_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.LATER_EXISTS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.STARTS_IN_PAST */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    StandingController_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacilityStandingDto"];
                };
            };
            /** @description REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.FACILITY_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    StandingController_propose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposeAcceptanceDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacilityStandingDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.FACILITY_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.NOT_PLANNED · MEAL_POINT.ACCEPTANCE_PENDING */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    StandingController_decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideAcceptanceDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacilityStandingDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.ROW_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.ACCEPTANCE_DECIDED · MEAL_POINT.FOUR_EYES · MEAL_POINT.STATE_STEP */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.NOT_ALL_PASSED · MEAL_POINT.INSPECTED_LATER · MEAL_POINT.STATE_DATES */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    StandingController_record: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordStateDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacilityStandingDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /**
             * @description MEAL_POINT.DISTRICT_ONLY
             *
             *     IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.FACILITY_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.STATE_STEP · MEAL_POINT.NOT_SUPPLIED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.CHANGED_MEANWHILE */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.STATE_DATES */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    StandingController_setStars: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetStarGradeDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacilityStandingDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.FACILITY_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.LATER_EXISTS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.STARTS_IN_PAST */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    LicenceController_list: {
        parameters: {
            query: {
                kind?: "food_business" | "health_certificate" | "fire_safety" | "hygiene" | "insurance";
                /** @description Only those in use that expire within so many days, or have expired, and were not renewed. */
                expiringWithinDays?: number;
                facilityId?: string;
                /** @description Only of facilities of this town. */
                townCode?: string;
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenceListDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    LicenceController_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddLicenceDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenceDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.FACILITY_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.LICENCE_EXISTS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.HOLDER_MISSING · MEAL_POINT.EXPIRY_MISSING · MEAL_POINT.DATES_REVERSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    LicenceController_edit: {
        parameters: {
            query?: never;
            header: {
                /** @description The version as it came in ETag, e.g. "3". */
                "if-match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditLicenceDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicenceDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.ROW_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.LICENCE_EXISTS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.CHANGED_MEANWHILE */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.HOLDER_MISSING · MEAL_POINT.EXPIRY_MISSING · MEAL_POINT.DATES_REVERSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.VERSION_NEEDED */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ReminderController_list: {
        parameters: {
            query: {
                /** @description `open`, the default: nobody acknowledged it, no later one of the licence came, and the licence still matters. */
                state?: "open" | "acknowledged" | "all";
                facilityId?: string;
                /** @description Only of facilities of this town. */
                townCode?: string;
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacilityReminderListDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ReminderController_acknowledge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacilityReminderDto"];
                };
            };
            /** @description REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.ROW_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.ALREADY_ACKNOWLEDGED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OverviewController_list: {
        parameters: {
            query: {
                tier?: "central_kitchen" | "elder_canteen" | "meal_point";
                /** @description Only in this state today. */
                state?: "planned" | "accepted" | "open" | "suspended" | "closed";
                /** @description Only this town's. */
                townCode?: string;
                /** @description Only this facility. */
                facilityId?: string;
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacilityOverviewListDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PolicyController_list: {
        parameters: {
            query: {
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyListDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PolicyController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyVersionDto"];
                };
            };
            /** @description REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SUBSIDY.VERSION_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PolicyController_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftPolicyVersionDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyVersionDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SUBSIDY.VERSION_NOT_NEXT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description POLICY.INVALID_DOCUMENT · SUBSIDY.CODE_DIFFERS · SUBSIDY.DISTRICT_DIFFERS */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PolicyController_activate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyVersionDto"];
                };
            };
            /** @description REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /**
             * @description SUBSIDY.SECOND_PERSON_NEEDED
             *
             *     IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SUBSIDY.VERSION_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SUBSIDY.ALREADY_ACTIVATED · SUBSIDY.FIRST_DAY_TAKEN */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SUBSIDY.TOO_SHORT_NOTICE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DonationController_search: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DonationSearchDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DonationListDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DonationController_enter: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnterDonationDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DonationDetailDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.DONOR_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.CLIENT_ID_CLASH · DONATION.NOT_LEFT · DONATION.FISCAL_TAKEN · DONATION.DONOR_ERASED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.DONOR_MISSING · DONATION.KIND_MISMATCH · DONATION.UNKNOWN_PLACE · DONATION.EARMARK_MISMATCH · DONATION.ABOVE_PLEDGE · DONATION.IN_FUTURE · DONATION.TOO_LONG_AGO */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DonationController_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                donationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DonationDetailDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DonationController_takeIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                donationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeInDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.CLIENT_ID_CLASH · DONATION.FISCAL_TAKEN */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.NOT_MONEY · DONATION.ABOVE_PLEDGE · DONATION.IN_FUTURE · DONATION.TOO_LONG_AGO */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DonationController_allot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                donationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AllotTrancheDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrancheDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.CLIENT_ID_CLASH · DONATION.NOT_LEFT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.NOT_MONEY · DONATION.EARMARK_MISMATCH · DONATION.UNKNOWN_PLACE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DonationController_askRefund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                donationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskRefundDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.CLIENT_ID_CLASH · DONATION.SPENT_MEANWHILE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.NOT_MONEY */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DonorController_search: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DonorSearchDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DonorListDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DonorController_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                donorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DonorDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.DONOR_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DonorController_edit: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, e.g. "3". */
                "if-match": string;
            };
            path: {
                donorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDonorDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DonorDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.DONOR_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.DONOR_ERASED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.CHANGED_MEANWHILE */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.VERSION_NEEDED */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DonorController_erase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                donorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DonorDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.DONOR_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.DONOR_ERASED · DONATION.STILL_UNSPENT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DonorController_links: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                donorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DonorLinkListDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.DONOR_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DonorController_openLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                donorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewDonorLinkDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.DONOR_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.DONOR_ERASED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DonorController_revokeLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                donorLinkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.LINK_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ReceiptController_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                receiptId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.RECEIPT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ReceiptController_enterFiscalNumber: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                receiptId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FiscalNumberDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.RECEIPT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.FISCAL_TAKEN · DONATION.FISCAL_ENTERED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ReceiptController_makeVoid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                receiptId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidReceiptDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.RECEIPT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.ALREADY_VOID · DONATION.IN_STOCK · DONATION.NOT_LEFT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    RefundController_decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                refundId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideRefundDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /**
             * @description DONATION.SECOND_PERSON_NEEDED
             *
             *     IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.REFUND_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.ALREADY_DECIDED · DONATION.SPENT_MEANWHILE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.REASON_MISSING */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    TrancheController_list: {
        parameters: {
            query: {
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
                /** @description Only those with something left. */
                unspent?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrancheListDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    TrancheController_takeBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trancheId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeBackDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrancheDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.TRANCHE_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.SPENT_MEANWHILE · DONATION.CLIENT_ID_CLASH */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DonorPageController_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenDonorPageDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DonorPageDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.LINK_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DONATION.TOO_MANY_REQUESTS */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CounterController_till: {
        parameters: {
            query?: {
                /** @description Day in Asia/Shanghai; today when absent. */
                businessDate?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TillDto"];
                };
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description COUNTER.NO_FACILITY */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CounterController_search: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DinerSearchDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounterDinersDto"];
                };
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description COUNTER.NO_FACILITY */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CounterController_quote: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuoteRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteDto"];
                };
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description COUNTER.NO_FACILITY · COUNTER.UNKNOWN_RESIDENT */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description COUNTER.NO_COST_CARD */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    MealController_logBatch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogMealsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoggedMealsDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    MealController_list: {
        parameters: {
            query: {
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
                /** @description One day, `YYYY-MM-DD`; or give `from` and `to`. */
                businessDate?: string;
                /** @description First day. */
                from?: string;
                /** @description Last day. */
                to?: string;
                /** @description Only this facility. */
                facilityId?: string;
                /** @description Only this slot. */
                slot?: "breakfast" | "lunch" | "dinner";
                /** @description Beginning of a resident's name, pinyin or pinyin initials. */
                query?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MealPageDto"];
                };
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    MealController_log: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogMealDto"];
            };
        };
        responses: {
            /** @description Recorded before; the first answer again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MealDto"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MealDto"];
                };
            };
            /** @description REQUEST.INVALID · MEAL.MALFORMED · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL.CLIENT_ID_CLASH · MEAL.NOT_RECORDABLE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL.PRICE_MISMATCH · MEAL.DATE_MISMATCH · MEAL.DATE_IN_FUTURE · MEAL.DATE_TOO_OLD · MEAL.FREE_BUT_PAID · MEAL.FEE_WITHOUT_DELIVERY · MEAL.NO_WALLET · MEAL.NOT_IDENTIFIED · MEAL.UNKNOWN_RESIDENT · MEAL.NO_FACILITY · MEAL.NO_COST_CARD */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    MealController_void: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidMealDto"];
            };
        };
        responses: {
            /** @description Voided before by the same void */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoidedMealDto"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoidedMealDto"];
                };
            };
            /** @description REQUEST.INVALID · MEAL.MALFORMED · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL.NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL.ALREADY_VOIDED · MEAL.VOID_TOO_LATE · MEAL.DAY_CLOSED · MEAL.CLIENT_ID_CLASH */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    MealController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedMealDto"];
                };
            };
            /** @description REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL.NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    FiveOnesDayController_day: {
        parameters: {
            query: {
                /** @description Day in Asia/Shanghai; today when absent. */
                businessDate?: string;
                /** @description One row per town, facility or slot. */
                groupBy: "town" | "facility" | "slot";
                /** @description Only this town's facilities. */
                townCode?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiveOnesDayDto"];
                };
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    MenuController_list: {
        parameters: {
            query?: {
                /** @description The facility; an operator's own when absent. */
                facilityId?: string;
                /** @description Day in Asia/Shanghai; today when absent. */
                businessDate?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuDto"];
                };
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    MenuController_set: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetMenuItemDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuItemDto"];
                };
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MENU.FACILITY_NOT_IN_SCOPE */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MENU.LATER_EXISTS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MENU.STARTS_IN_PAST */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    MenuController_history: {
        parameters: {
            query?: {
                /** @description The facility; an operator's own when absent. */
                facilityId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuHistoryDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    MenuController_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndMenuItemDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuItemDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MENU.LINE_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MENU.LATER_EXISTS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MENU.PAST_DAY · MENU.DATES_REVERSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    MenuDayController_week: {
        parameters: {
            query?: {
                /** @description The facility; an operator's own when absent. */
                facilityId?: string;
                /** @description First of seven days; today when absent. */
                from?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuWeekDto"];
                };
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MENU.FACILITY_NOT_IN_SCOPE */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    MenuDayController_setDay: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetMenuDayDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuWeekDto"];
                };
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MENU.FACILITY_NOT_IN_SCOPE */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MENU.PAST_DAY · MENU.NO_SUCH_LINE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    MenuDayController_setSoldOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetSoldOutDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuWeekDto"];
                };
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MENU.FACILITY_NOT_IN_SCOPE */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MENU.PAST_DAY · MENU.NO_SUCH_LINE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    MenuDayController_setWeekdays: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetMenuWeekdaysDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuWeekDto"];
                };
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MENU.FACILITY_NOT_IN_SCOPE */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MENU.LATER_EXISTS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MENU.STARTS_IN_PAST · MENU.NO_SUCH_LINE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    MenuDayController_copyWeek: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CopyMenuWeekDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuWeekDto"];
                };
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MENU.FACILITY_NOT_IN_SCOPE */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MENU.NOT_A_MONDAY · MENU.PAST_DAY */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CostCardController_history: {
        parameters: {
            query?: {
                /** @description The facility; an operator's own when absent. */
                facilityId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CostCardHistoryDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CostCardController_setCard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetCostCardDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetAnswerDto"];
                };
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MENU.FACILITY_NOT_IN_SCOPE */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MENU.LATER_EXISTS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MENU.STARTS_IN_PAST */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CostCardController_setExpected: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetExpectedSourcesDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetAnswerDto"];
                };
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MENU.FACILITY_NOT_IN_SCOPE */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MENU.LATER_EXISTS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MENU.STARTS_IN_PAST */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DaySummaryController_list: {
        parameters: {
            query: {
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
                /** @description Day in Asia/Shanghai; yesterday when absent. */
                businessDate?: string;
                /** @description Only this town's facilities. */
                townCode?: string;
                /** @description Only this facility. */
                facilityId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DaySummaryListDto"];
                };
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DayCloseController_state: {
        parameters: {
            query?: {
                /** @description The facility; an operator's own when absent. */
                facilityId?: string;
            };
            header?: never;
            path: {
                businessDate: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayStateDto"];
                };
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DAY.FACILITY_NOT_IN_SCOPE */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DayCloseController_meals: {
        parameters: {
            query: {
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
                /** @description The facility; an operator's own when absent. */
                facilityId?: string;
            };
            header?: never;
            path: {
                businessDate: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayMealsDto"];
                };
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DAY.FACILITY_NOT_IN_SCOPE */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DayCloseController_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                businessDate: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseDayDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayStateDto"];
                };
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /**
             * @description DAY.OVERRIDE_NOT_ALLOWED
             *
             *     IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DAY.FACILITY_NOT_IN_SCOPE */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DAY.INCOMPLETE · DAY.STILL_SERVING · DAY.ANOTHER_COUNT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DAY.IN_FUTURE · DAY.COUNT_MISSING */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DayCloseController_report: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TillReportDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DaySourceController_enter: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnterDaySourceDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnteredDto"];
                };
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DAY.FACILITY_NOT_IN_SCOPE */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DAY.CLOSED · DAY.MONTH_CLOSED · DAY.CLIENT_ID_CLASH */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DAY.IN_FUTURE · DAY.TOO_OLD · DAY.MEASURE_MISSING · DAY.INVOICE_MISSING */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DaySourceController_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sourceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawDaySourceDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnteredDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DAY.SOURCE_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DAY.CLOSED · DAY.ALREADY_WITHDRAWN */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DaySourceController_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sourceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnteredDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DAY.SOURCE_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DAY.CLOSED · DAY.ALREADY_WITHDRAWN · DAY.ALREADY_CONFIRMED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DAY.NOT_HOURS */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DrawerCountController_count: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CountDrawerDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DrawerCountDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DAY.FACILITY_NOT_IN_SCOPE */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DAY.CLIENT_ID_CLASH */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CorrectionController_correct: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectMealsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectedDto"];
                };
            };
            /** @description Too large for one person: it waits for a second, nothing is booked */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectedDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /**
             * @description CORRECTION.OFFICIAL_NEEDED
             *
             *     IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CORRECTION.MEAL_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CORRECTION.DAY_OPEN · CORRECTION.NOTHING_LEFT · CORRECTION.CLIENT_ID_CLASH · CORRECTION.CHANGED_MEANWHILE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CORRECTION.OTHER_WAY · CORRECTION.WALLET_OF_ERASED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CorrectionController_grant: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantSubsidyDto"];
            };
        };
        responses: {
            /** @description Too large for one person: it waits for a second, nothing is booked */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectedDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CORRECTION.MEAL_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CORRECTION.DAY_OPEN · CORRECTION.NOTHING_LEFT · CORRECTION.CLIENT_ID_CLASH · CORRECTION.CHANGED_MEANWHILE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CORRECTION.NO_SUBSIDY_DUE · CORRECTION.OTHER_WAY · CORRECTION.WALLET_OF_ERASED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CorrectionController_swap: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwapSubsidyDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectedDto"];
                };
            };
            /** @description Too large for one person: it waits for a second, nothing is booked */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectedDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CORRECTION.MEAL_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CORRECTION.DAY_OPEN · CORRECTION.NOTHING_LEFT · CORRECTION.CLIENT_ID_CLASH · CORRECTION.CHANGED_MEANWHILE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CORRECTION.NOT_SAME_SLOT · CORRECTION.NO_SUBSIDY_DUE · CORRECTION.OTHER_WAY · CORRECTION.WALLET_OF_ERASED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CorrectionProposalController_list: {
        parameters: {
            query: {
                /** @description All of them when absent. */
                state?: "waiting" | "approved" | "rejected";
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalListDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CorrectionProposalController_decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideProposalDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionProposalDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /**
             * @description CORRECTION.SECOND_PERSON_NEEDED
             *
             *     IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CORRECTION.PROPOSAL_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CORRECTION.ALREADY_DECIDED · CORRECTION.CHANGED_MEANWHILE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CORRECTION.REASON_MISSING · CORRECTION.NO_SUBSIDY_DUE · CORRECTION.WALLET_OF_ERASED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CorrectionProposalController_limits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionLimitsDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CorrectionProposalController_setLimits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetCorrectionLimitsDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionLimitsDto"];
                };
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CORRECTION.SETTINGS_IN_PAST */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    MonthController_sheet: {
        parameters: {
            query?: {
                /** @description The facility; an operator's own when absent. */
                facilityId?: string;
            };
            header?: never;
            path: {
                /** @description `YYYY-MM`. */
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacilitySheetDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DAY.FACILITY_NOT_IN_SCOPE */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    MonthController_days: {
        parameters: {
            query?: {
                /** @description The facility; an operator's own when absent. */
                facilityId?: string;
            };
            header?: never;
            path: {
                /** @description `YYYY-MM`. */
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MonthDaysDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DAY.FACILITY_NOT_IN_SCOPE */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    MonthController_attribute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `YYYY-MM`. */
                month: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttributeUnfundedDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacilitySheetDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description DAY.FACILITY_NOT_IN_SCOPE */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MONTH.NOTHING_UNFUNDED · MONTH.CLOSED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MONTH.NOT_THE_UNFUNDED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    WalletController_topUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BookWalletDto"];
            };
        };
        responses: {
            /** @description Booked before; the first answer again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletReceiptDto"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletReceiptDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description WALLET.NO_FACILITY */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description WALLET.CLIENT_ID_CLASH */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description WALLET.NO_RESIDENT · WALLET.REFERENCE_MISMATCH · WALLET.ABOVE_CAP */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    WalletController_refund: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BookWalletDto"];
            };
        };
        responses: {
            /** @description Booked before; the first answer again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletReceiptDto"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletReceiptDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description WALLET.NO_FACILITY */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description WALLET.CLIENT_ID_CLASH · WALLET.NOT_COVERED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description WALLET.NO_RESIDENT · WALLET.REFERENCE_MISMATCH */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    WalletController_list: {
        parameters: {
            query: {
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
                /** @description Only this organisation's. */
                organisationId?: string;
                /** @description Only this resident's, and those of entries that were merged into it. */
                residentId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletPageDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    WalletController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletDto"];
                };
            };
            /** @description REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description WALLET.NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    WalletController_statement: {
        parameters: {
            query: {
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletStatementDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description WALLET.NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    WalletController_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                movementId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletReceiptDto"];
                };
            };
            /** @description REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description WALLET.MOVEMENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    WalletSettingsController_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletSettingsDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    WalletSettingsController_set: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetWalletSettingsDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletSettingsDto"];
                };
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description WALLET.SETTINGS_IN_PAST · WALLET.NO_CUSTODIAN */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ClaimController_list: {
        parameters: {
            query: {
                box?: "todo" | "done" | "returned" | "all";
                /** @description `YYYY-MM`. */
                month: string;
                townCode?: string;
                facilityId?: string;
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimListDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ClaimController_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenClaimDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CLAIM.FACILITY_NOT_IN_SCOPE */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CLAIM.NO_SUCH_MONTH */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ClaimController_stepAll: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkStepDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResultsDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ClaimController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CLAIM.NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ClaimController_lines: {
        parameters: {
            query: {
                kind?: "meal" | "correction" | "adjustment" | "disallowance" | "withholding";
                /** @description `true` or `false`: lines of earlier months, or of this one. */
                prior?: "true" | "false";
                /** @description Tier of the meal's policy; the empty text: meals without one. */
                tierCode?: string;
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimLinesDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CLAIM.NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ClaimController_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimStepDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /**
             * @description CLAIM.WRONG_ROLE · CLAIM.SECOND_PERSON_NEEDED · CLAIM.OWN_ENTRY
             *
             *     IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CLAIM.NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CLAIM.WRONG_STATE · CLAIM.SOMEBODY_WAS_FASTER · CLAIM.EARLIER_MONTH_FIRST · CLAIM.CHECKS_RUNNING · CLAIM.FINDINGS_UNDECIDED · CORRECTION.CHANGED_MEANWHILE · CLAIM.LEGS_OPEN · MONTH.DAYS_OPEN */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CLAIM.MONTH_NOT_OVER · CLAIM.REASON_MISSING */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ClaimController_adjust: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdjustClaimDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjustedDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CLAIM.NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CLAIM.WRONG_STATE · CLAIM.SOMEBODY_WAS_FASTER · CLAIM.CLIENT_ID_CLASH */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CLAIM.NO_AMOUNT · CLAIM.TOWN_MISSING · CLAIM.NO_EARLIER_CLAIM */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    LegController_list: {
        parameters: {
            query: {
                /** @description `true`: only what is not settled. */
                open?: "true" | "false";
                funder?: "province" | "city" | "district" | "town";
                month?: string;
                townCode?: string;
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegListDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    LegController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                legId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegHistoryDto"];
                };
            };
            /** @description REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description LEG.NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    LegController_pay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                legId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayLegDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegHistoryDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /**
             * @description LEG.SECOND_PERSON_NEEDED
             *
             *     IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description LEG.NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description LEG.REFERENCE_USED · LEG.CLIENT_ID_CLASH */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description LEG.TOO_MUCH · LEG.WRONG_DAY */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    LegController_bounce: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BouncePaymentDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegHistoryDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED · KERNEL.NOT_A_DATE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /**
             * @description LEG.SECOND_PERSON_NEEDED
             *
             *     IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description LEG.PAYMENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description LEG.BOUNCED_ALREADY */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description LEG.WRONG_DAY */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    LegController_arrears: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArrearsDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    BudgetController_list: {
        parameters: {
            query: {
                year: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetListDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    BudgetController_set: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetBudgetDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetListDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description BUDGET.SOMEBODY_WAS_FASTER */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description BUDGET.TOWN_MISSING · BUDGET.REASON_MISSING */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ClawbackController_book: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                findingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClawbackDto"];
                };
            };
            /** @description REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /**
             * @description CLAIM.SECOND_PERSON_NEEDED
             *
             *     IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CLAIM.NOTHING_TO_BOOK · CORRECTION.CHANGED_MEANWHILE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CheckRunController_catalogue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckListDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CheckRunController_runs: {
        parameters: {
            query: {
                state?: "queued" | "done" | "failed";
                /** @description `true`: those that facts asked for which came late. */
                late?: "true" | "false";
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckRunListDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CheckRunController_ask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskCheckRunDto"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckRunDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description MEAL_POINT.FACILITY_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CheckRunController_retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckRunDto"];
                };
            };
            /** @description REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CHECK.RUN_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CHECK.RUN_NOT_FAILED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CheckRunController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckRunDto"];
                };
            };
            /** @description REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CHECK.RUN_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CheckRunController_set: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: "E01" | "E02" | "E03" | "E04" | "E05" | "E06" | "Q01" | "Q02" | "Q03" | "P01" | "P02" | "P03" | "P05" | "P06" | "C01" | "C02" | "C03" | "C04" | "C06" | "C07" | "B05" | "B06" | "U02" | "U03" | "F01" | "F02";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetCheckDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CHECK.DATE_IN_PAST · CHECK.NUMBER_UNKNOWN · CHECK.NUMBER_OUT_OF_BOUNDS */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    FindingController_list: {
        parameters: {
            query: {
                code?: "E01" | "E02" | "E03" | "E04" | "E05" | "E06" | "Q01" | "Q02" | "Q03" | "P01" | "P02" | "P03" | "P05" | "P06" | "C01" | "C02" | "C03" | "C04" | "C06" | "C07" | "B05" | "B06" | "U02" | "U03" | "F01" | "F02";
                /** @description `gone`: found before, decided by nobody, and no longer so. Without a state: all but those. */
                state?: "open" | "asked" | "answered" | "accepted" | "disallowed" | "gone";
                facilityId?: string;
                /** @description `YYYY-MM`: the month the meals are booked in. */
                month?: string;
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingListDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    FindingController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingDetailDto"];
                };
            };
            /** @description REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description FINDING.NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    FindingController_decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideFindingDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingDetailDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /**
             * @description FINDING.NOT_YOURS · FINDING.OWN_EVIDENCE
             *
             *     IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description FINDING.NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description FINDING.GONE · FINDING.DECIDED · FINDING.CLAIM_CLOSED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description FINDING.NOTHING_AT_STAKE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AttendanceController_list: {
        parameters: {
            query: {
                month: string;
                facilityId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendanceListDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description ATTENDANCE.FACILITY_NOT_IN_SCOPE */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AttendanceController_count: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CountAttendanceDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendanceCountDto"];
                };
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description ATTENDANCE.FACILITY_NOT_IN_SCOPE */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description ATTENDANCE.IN_FUTURE */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    RollUpController_rollUp: {
        parameters: {
            query: {
                format?: "json" | "xlsx" | "pdf";
                /** @description `YYYY-MM`. */
                month: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RollUpDto"];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/pdf": string;
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description EXPORT.BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ClaimExportController_masked: {
        parameters: {
            query: {
                format: "json" | "xlsx" | "pdf";
            };
            header?: never;
            path: {
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/pdf": string;
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CLAIM.NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description EXPORT.TOO_LONG */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description EXPORT.BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ClaimExportController_named: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NamedClaimExportDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/pdf": string;
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description CLAIM.NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description EXPORT.TOO_LONG */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description EXPORT.TOO_MANY_DISCLOSURES */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description EXPORT.BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    VillageListController_list: {
        parameters: {
            query: {
                format?: "json" | "pdf" | "xlsx";
                /** @description Month of the claims, `YYYY-MM`. */
                month: string;
                villageCode: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VillageDisclosureDto"];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/pdf": string;
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description VILLAGE_LIST.VILLAGE_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description EXPORT.BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    TraceController_leg: {
        parameters: {
            query: {
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                legId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegTraceDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description LEG.NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    TraceController_meal: {
        parameters: {
            query?: {
                businessDate?: string;
            };
            header?: never;
            path: {
                mealId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MealTraceDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description TRACE.MEAL_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    TraceController_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerificationRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationDto"];
                };
            };
            /** @description REQUEST.INVALID · KERNEL.NOT_A_DATE · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description TRACE.FACILITY_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description TRACE.WRONG_SPAN */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ImportRunController_list: {
        parameters: {
            query: {
                /** @description Rows per page, 1–500. */
                limit: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportListDto"];
                };
            };
            /** @description REQUEST.INVALID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ImportRunController_start: {
        parameters: {
            query: {
                kind: "residents" | "facilities" | "categories" | "deaths" | "payments";
                /**
                 * @description Day the list is of, `YYYY-MM-DD`: who is missing from a list of categories ends yesterday, or
                 *     today what began today. Default: today.
                 */
                asOf?: string;
                /** @description The one town the list is of, nine digits; it then touches no other. A town official's own town by default. */
                townCode?: string;
            };
            header?: {
                /** @description Name of the file, percent-encoded UTF-8 */
                "x-file-name"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportDetailDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /**
             * @description IMPORT.KIND_NOT_ALLOWED · IMPORT.TOWN_NOT_IN_SCOPE
             *
             *     IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IMPORT.TOO_MANY_OPEN */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description TABLE_FILE.TOO_LARGE · REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description TABLE_FILE.EMPTY · IMPORT.AS_OF_UNLIKELY */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description VAULT.NO_KEYS */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ImportRunController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportDetailDto"];
                };
            };
            /** @description REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IMPORT.NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ImportRunController_refusedRows: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IMPORT.NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ImportRunController_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportMappingDto"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportDetailDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /**
             * @description IMPORT.NOT_YOURS
             *
             *     IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IMPORT.NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IMPORT.NOT_READY */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IMPORT.MAPPING_UNKNOWN */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ImportRunController_apply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplyImportDto"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportDetailDto"];
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /**
             * @description IMPORT.NOT_YOURS
             *
             *     IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IMPORT.NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IMPORT.NOT_READY · IMPORT.ROWS_REFUSED · IMPORT.ANOTHER_RUNS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description REQUEST.UNSUPPORTED_TYPE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ImportRunController_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportDetailDto"];
                };
            };
            /** @description REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /**
             * @description IMPORT.NOT_YOURS
             *
             *     IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IMPORT.NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IMPORT.NOT_READY */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ImportKindController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportKindDto"][];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ImportKindController_sample: {
        parameters: {
            query: {
                format: "csv" | "xlsx";
            };
            header?: never;
            path: {
                kindName: "residents" | "facilities" | "categories" | "deaths" | "payments";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description REQUEST.INVALID · REQUEST.MALFORMED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description IDENTITY.NO_SESSION */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /**
             * @description IMPORT.KIND_NOT_ALLOWED
             *
             *     IDENTITY.ROLE_NOT_ALLOWED · IDENTITY.FOREIGN_ORIGIN
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description SERVER.FAULT */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
}
