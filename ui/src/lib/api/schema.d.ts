/* Written by scripts/generate_api_types.mjs from the OpenAPI document. Do not edit. */

export interface paths {
  '/api/v1/health': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Tells whether the server and its database answer */
    get: operations['get_health']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/openapi.json': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** This document */
    get: operations['get_openapi_json']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/events': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Streams what happens in the household: the events `ledger`, `import`, `plugin` and `notification` */
    get: operations['get_events']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/jobs': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What Florin does by itself, when, and how the last run went */
    get: operations['get_jobs']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/jobs/{name}/run': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Runs a job now; `GET /jobs` tells how it goes */
    post: operations['post_jobs_by_name_run']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/job-runs': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What ran, the newest first; of one job or of all */
    get: operations['get_job_runs']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/job-runs/{id}/replay': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Tries a job again that was given up */
    post: operations['post_job_runs_by_id_replay']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/instance': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What this installation is, for the sign-in page */
    get: operations['get_instance']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/instance/settings': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The settings of the installation */
    get: operations['get_instance_settings']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    /** Opens or closes registration */
    patch: operations['patch_instance_settings']
    trace?: never
  }
  '/api/v1/instance/audit-events': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Sensitive actions that concern no household, the newest first */
    get: operations['get_instance_audit_events']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/audit-events': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Sensitive actions in the household, the newest first */
    get: operations['get_audit_events']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/sessions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The devices the caller is signed in on */
    get: operations['get_sessions']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/sessions/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Signs a device out */
    delete: operations['delete_sessions_by_id']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/profile': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    /** Changes the caller's name or locale */
    patch: operations['patch_profile']
    trace?: never
  }
  '/api/v1/password': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Changes the password and signs out all other devices */
    put: operations['put_password']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/password-resets': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Mails a link to choose a new password to whoever has the address */
    post: operations['post_password_resets']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/password-resets/acceptance': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Takes the new password that belongs to such a link, and signs out every device */
    post: operations['post_password_resets_acceptance']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/tokens': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The caller's API tokens for the household */
    get: operations['get_tokens']
    put?: never
    /** Makes an API token; it is shown this once */
    post: operations['post_tokens']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/tokens/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Revokes an API token */
    delete: operations['delete_tokens_by_id']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/users': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Registers a person and signs them in */
    post: operations['post_users']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/session': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Who is signed in, and where */
    get: operations['get_session']
    put?: never
    /** Signs in */
    post: operations['post_session']
    /** Signs out */
    delete: operations['delete_session']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/session/household': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Chooses the household to work in */
    put: operations['put_session_household']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/households': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Creates a household, owned by the caller */
    post: operations['post_households']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/household': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The current household */
    get: operations['get_household']
    put?: never
    post?: never
    /** Deletes the current household and everything in it */
    delete: operations['delete_household']
    options?: never
    head?: never
    /** Changes the name, time zone or locale of the current household */
    patch: operations['patch_household']
    trace?: never
  }
  '/api/v1/members': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The people of the household */
    get: operations['get_members']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/members/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Leaves the household, or removes somebody from it */
    delete: operations['delete_members_by_id']
    options?: never
    head?: never
    /** Changes a member's role; only owners make and unmake owners */
    patch: operations['patch_members_by_id']
    trace?: never
  }
  '/api/v1/invitations': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Invitations that can still be accepted */
    get: operations['get_invitations']
    put?: never
    /** Makes an invitation link; it is shown this once, works once, and for a week */
    post: operations['post_invitations']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/invitations/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Withdraws an invitation */
    delete: operations['delete_invitations_by_id']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/invitations/acceptance': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Joins the household that an invitation link is for */
    post: operations['post_invitations_acceptance']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/change-sets': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists what was changed, newest first */
    get: operations['get_change_sets']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/change-sets/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows a change */
    get: operations['get_change_sets_by_id']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/change-sets/{id}/undo': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Undoes a change; undoing an undo is the redo */
    post: operations['post_change_sets_by_id_undo']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/currencies': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists the currencies of ISO 4217 in the language of the caller */
    get: operations['get_currencies']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/rates': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists exchange rates, newest first */
    get: operations['get_rates']
    put?: never
    /** Sets what a currency was worth in another on a day */
    post: operations['post_rates']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/rates/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Deletes an exchange rate */
    delete: operations['delete_rates_by_id']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugin-instances/{id}/rates': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Fetches exchange rates; those a person set stay as they are */
    post: operations['post_plugin_instances_by_id_rates']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/household/restoration': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Brings a JSON export (the part `file`) back into a household that is empty; all of it, or nothing */
    post: operations['post_household_restoration']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/accounts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists accounts with their balances */
    get: operations['get_accounts']
    put?: never
    /** Adds an account */
    post: operations['post_accounts']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/accounts/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows an account */
    get: operations['get_accounts_by_id']
    put?: never
    post?: never
    /** Deletes an unused account */
    delete: operations['delete_accounts_by_id']
    options?: never
    head?: never
    /** Changes or archives an account */
    patch: operations['patch_accounts_by_id']
    trace?: never
  }
  '/api/v1/categories': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists categories */
    get: operations['get_categories']
    put?: never
    /** Adds a category */
    post: operations['post_categories']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/categories/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Deletes an unused category */
    delete: operations['delete_categories_by_id']
    options?: never
    head?: never
    /** Changes, moves or archives a category */
    patch: operations['patch_categories_by_id']
    trace?: never
  }
  '/api/v1/categories/{id}/merging': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Merges a category into another */
    post: operations['post_categories_by_id_merging']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/payees': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists payees, most used first */
    get: operations['get_payees']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/payees/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    /** Renames a payee */
    patch: operations['patch_payees_by_id']
    trace?: never
  }
  '/api/v1/payees/{id}/merging': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Merges a payee into another */
    post: operations['post_payees_by_id_merging']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/payees/{id}/names': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists the names by which banks call a payee */
    get: operations['get_payees_by_id_names']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/payees/{id}/splitting': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Gives some of the names of a payee, with their transactions, to another */
    post: operations['post_payees_by_id_splitting']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/payee-suggestions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists pairs of payees that are probably one, the most used first */
    get: operations['get_payee_suggestions']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/payee-suggestions/rejections': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Says that two payees are two, so that they are not suggested again */
    post: operations['post_payee_suggestions_rejections']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/tags': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists tags */
    get: operations['get_tags']
    put?: never
    /** Adds a tag */
    post: operations['post_tags']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/tags/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Deletes a tag and takes it off its transactions */
    delete: operations['delete_tags_by_id']
    options?: never
    head?: never
    /** Renames or recolours a tag */
    patch: operations['patch_tags_by_id']
    trace?: never
  }
  '/api/v1/transactions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists transactions, newest first */
    get: operations['get_transactions']
    put?: never
    /** Adds a transaction */
    post: operations['post_transactions']
    delete?: never
    options?: never
    head?: never
    /** Changes many transactions at once */
    patch: operations['patch_transactions']
    trace?: never
  }
  '/api/v1/transactions/deletion': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Deletes many transactions at once */
    post: operations['post_transactions_deletion']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/transactions/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows a transaction */
    get: operations['get_transactions_by_id']
    put?: never
    post?: never
    /** Deletes a transaction */
    delete: operations['delete_transactions_by_id']
    options?: never
    head?: never
    /** Changes a transaction */
    patch: operations['patch_transactions_by_id']
    trace?: never
  }
  '/api/v1/transactions/{id}/voiding': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Voids a transaction: it stays for the record and counts nowhere */
    post: operations['post_transactions_by_id_voiding']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/transactions/{id}/history': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Tells who or what changed which field, and when */
    get: operations['get_transactions_by_id_history']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/export': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The whole ledger as a journal for hledger or beancount, or as JSON */
    get: operations['get_export']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/transfer-suggestions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists pairs of transactions that look like one transfer, the surest first */
    get: operations['get_transfer_suggestions']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/transfer-suggestions/links': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Makes one transfer of each pair */
    post: operations['post_transfer_suggestions_links']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/transfer-suggestions/rejections': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Says that pairs are no transfers, so that they are not suggested again */
    post: operations['post_transfer_suggestions_rejections']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/linked-transfers': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists transfers that were made of two payments, the latest first */
    get: operations['get_linked_transfers']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/transactions/{id}/separation': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Takes a linked transfer apart again and remembers that the two are none */
    post: operations['post_transactions_by_id_separation']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/budget': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows the budget of a period: what each category was assigned, spent and has left */
    get: operations['get_budget']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/budget/settings': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Begins the budget, or changes its periods and defaults */
    put: operations['put_budget_settings']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/budget/categories/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    /** Changes how a category is budgeted: envelope or limit, what carries on, what it covers */
    patch: operations['patch_budget_categories_by_id']
    trace?: never
  }
  '/api/v1/budget/categories/{id}/history': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows the budget of a category in its latest periods */
    get: operations['get_budget_categories_by_id_history']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/budget/categories/{id}/templates': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists the templates of a category */
    get: operations['get_budget_categories_by_id_templates']
    /** Gives a category its templates, in place of those it had */
    put: operations['put_budget_categories_by_id_templates']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/budget/assignments': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Assigns amounts to categories in a period */
    put: operations['put_budget_assignments']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/budget/moves': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Moves money between categories, or from and to what is to assign */
    post: operations['post_budget_moves']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/budget/hold': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Keeps an amount back for the next period */
    put: operations['put_budget_hold']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/budget/fillings/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Tells what filling a period from templates, the last period or averages would change */
    post: operations['post_budget_fillings_preview']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/budget/fillings': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Fills a period from templates, the last period or averages */
    post: operations['post_budget_fillings']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/goals': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists goals with how far they are */
    get: operations['get_goals']
    put?: never
    /** Adds a goal: to save up, or to pay down what is owed */
    post: operations['post_goals']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/goals/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows a goal */
    get: operations['get_goals_by_id']
    put?: never
    post?: never
    /** Deletes a goal */
    delete: operations['delete_goals_by_id']
    options?: never
    head?: never
    /** Changes or archives a goal */
    patch: operations['patch_goals_by_id']
    trace?: never
  }
  '/api/v1/goals/{id}/plan': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Tells how a goal goes on month by month, as it is or with another contribution, amount, day or extra payments */
    get: operations['get_goals_by_id_plan']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/rules': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists rules in the order they are tried */
    get: operations['get_rules']
    put?: never
    /** Adds a rule at the end of its stage */
    post: operations['post_rules']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/rules/fields': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists what conditions may ask for */
    get: operations['get_rules_fields']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/conditions/fields': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists what conditions may ask for, by what sets them off */
    get: operations['get_conditions_fields']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/rules/order': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Puts the rules of a stage, or all rules, in order */
    put: operations['put_rules_order']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/rules/order/by-specificity': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Puts the rules of a stage in order, special ones after general ones */
    post: operations['post_rules_order_by_specificity']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/rules/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Tells what a rule would change in all transactions there are */
    post: operations['post_rules_preview']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/rules/runs/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Tells what all rules together would change in all transactions there are */
    post: operations['post_rules_runs_preview']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/rules/runs': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Applies all rules to the selected transactions, or to all */
    post: operations['post_rules_runs']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/rules/conflicts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Finds rules that get in each other’s way */
    get: operations['get_rules_conflicts']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/rules/suggestions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Proposes rules for what people correct again and again */
    get: operations['get_rules_suggestions']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/rules/suggestions/dismissal': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Never proposes a rule again */
    post: operations['post_rules_suggestions_dismissal']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/rules/blueprint': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Makes a file of rules that another household can take over */
    get: operations['get_rules_blueprint']
    put?: never
    /** Takes rules over from a file, as one change; new ones are switched off */
    post: operations['post_rules_blueprint']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/rules/blueprint/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Tells what taking rules over from a file would add and change */
    post: operations['post_rules_blueprint_preview']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/rules/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows a rule */
    get: operations['get_rules_by_id']
    put?: never
    post?: never
    /** Deletes a rule; what it set stays */
    delete: operations['delete_rules_by_id']
    options?: never
    head?: never
    /** Changes a rule or switches it on or off */
    patch: operations['patch_rules_by_id']
    trace?: never
  }
  '/api/v1/rules/{id}/application': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Applies a rule to the selected transactions, or to all */
    post: operations['post_rules_by_id_application']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/rules/{id}/versions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists what a rule said each time it was saved, newest first */
    get: operations['get_rules_by_id_versions']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/rules/{id}/restoration': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Makes a rule what it was once */
    post: operations['post_rules_by_id_restoration']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/transactions/{id}/rules': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Tells of every rule whether it acts on a transaction, and why or why not */
    get: operations['get_transactions_by_id_rules']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/imports': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists imports, newest first */
    get: operations['get_imports']
    put?: never
    /** Uploads a file (the part `file`) and reads it for a preview */
    post: operations['post_imports']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/imports/archives': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Uploads a zip archive (the part `file`): each file in it becomes an import, unless an importer reads it whole */
    post: operations['post_imports_archives']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/imports/{id}/issues': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What was left out of an import and why, as CSV */
    get: operations['get_imports_by_id_issues']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/imports/{id}/failure': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A report for the author of the importer that failed: the file with other words and numbers in it, if it still fails so */
    get: operations['get_imports_by_id_failure']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/imports/{id}/failure/original': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The same with the file as it is, for who decides to send it */
    get: operations['get_imports_by_id_failure_original']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/imports/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows an import */
    get: operations['get_imports_by_id']
    put?: never
    post?: never
    /** Discards an import that was not committed */
    delete: operations['delete_imports_by_id']
    options?: never
    head?: never
    /** Chooses accounts, columns and what becomes of rows */
    patch: operations['patch_imports_by_id']
    trace?: never
  }
  '/api/v1/imports/{id}/rows': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists the rows of a preview with what becomes of them and why */
    get: operations['get_imports_by_id_rows']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/imports/{id}/commit': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Brings an import into the ledger; answers 202 while a large one is still under way */
    post: operations['post_imports_by_id_commit']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/import-mappings': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists what is remembered about the columns of tables */
    get: operations['get_import_mappings']
    put?: never
    /** Remembers what the columns of a table mean, as somebody shared it */
    post: operations['post_import_mappings']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/import-mappings/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Forgets what the columns of a table mean */
    delete: operations['delete_import_mappings_by_id']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/accounts/{id}/statements': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists the balances that imported statements of an account state, beside those of the ledger */
    get: operations['get_accounts_by_id_statements']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/accounts/{id}/import-tolerance': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows how far apart rows of files and transactions of an account may be to be one payment */
    get: operations['get_accounts_by_id_import_tolerance']
    /** Changes how far apart rows of files and transactions of an account may be to be one payment */
    put: operations['put_accounts_by_id_import_tolerance']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/review': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists what has no category yet, each with the most likely one and why */
    get: operations['get_review']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/review/decisions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Gives transactions their categories, accepted or changed, as one change */
    post: operations['post_review_decisions']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/categorizing/settings': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows from which confidence on categories are chosen without asking */
    get: operations['get_categorizing_settings']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    /** Changes from which confidence on categories are chosen without asking */
    patch: operations['patch_categorizing_settings']
    trace?: never
  }
  '/api/v1/ml/models': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists what was learned from the household, the latest version first */
    get: operations['get_ml_models']
    put?: never
    /** Has a new version learned, as a job */
    post: operations['post_ml_models']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/ml/models/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows a version of what was learned */
    get: operations['get_ml_models_by_id']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/ml/models/{id}/training': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Has a successor of a version learned, as a job */
    post: operations['post_ml_models_by_id_training']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/ml/models/{id}/performance': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows how a version did on later transactions, what it looks at, and whether the household has changed since */
    get: operations['get_ml_models_by_id_performance']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/ml/models/{id}/deployment': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Has a version answer all questions, or a share of them */
    put: operations['put_ml_models_by_id_deployment']
    post?: never
    /** Takes a version out of use; the one before it answers again */
    delete: operations['delete_ml_models_by_id_deployment']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugin-instances/{id}/accounts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists the accounts that a connection found at a bank, and where they are kept */
    get: operations['get_plugin_instances_by_id_accounts']
    /** Says in which accounts the accounts of a connection are kept */
    put: operations['put_plugin_instances_by_id_accounts']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugin-instances/{id}/sync': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Fetches what the bank has booked since the last time, and imports it */
    post: operations['post_plugin_instances_by_id_sync']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugin-instances/{id}/sync-requests': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Asks for the same in the background; the event `plugin` tells how it goes and how it ended */
    post: operations['post_plugin_instances_by_id_sync_requests']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugin-instances/{id}/advice': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Asks an advisor; it answers and proposes, and changes nothing */
    post: operations['post_plugin_instances_by_id_advice']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugins': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists plugins with what they may do and how they fare */
    get: operations['get_plugins']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugins/host': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows the sandbox that plugins run in */
    get: operations['get_plugins_host']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugins/{plugin}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows a plugin */
    get: operations['get_plugins_by_plugin']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    /** Switches a plugin on or off for the household */
    patch: operations['patch_plugins_by_plugin']
    trace?: never
  }
  '/api/v1/plugins/{plugin}/icon': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The picture of a plugin */
    get: operations['get_plugins_by_plugin_icon']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugins/{plugin}/runs': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists what a plugin did, the latest first */
    get: operations['get_plugins_by_plugin_runs']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugin-instances/{id}/messages': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Sends a message by a notifier */
    post: operations['post_plugin_instances_by_id_messages']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugin-instances/{id}/report': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Has a plugin make a report */
    post: operations['post_plugin_instances_by_id_report']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugin-instances': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists what plugins are set up as */
    get: operations['get_plugin_instances']
    put?: never
    /** Sets a plugin up, agreeing to what it may do */
    post: operations['post_plugin_instances']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugin-instances/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows an instance; its secrets are never told */
    get: operations['get_plugin_instances_by_id']
    put?: never
    post?: never
    /** Deletes an instance with its secrets and what it stored; an undo brings it back without them */
    delete: operations['delete_plugin_instances_by_id']
    options?: never
    head?: never
    /** Changes settings, secrets, schedule or grants, or switches an instance on or off */
    patch: operations['patch_plugin_instances_by_id']
    trace?: never
  }
  '/api/v1/plugin-instances/{id}/test': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Tries an instance by a harmless call of its kind */
    post: operations['post_plugin_instances_by_id_test']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugin-instances/{id}/connection': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Connects an instance to its provider, or connects it again */
    post: operations['post_plugin_instances_by_id_connection']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugin-instances/{id}/release': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Tries an instance in quarantine once more */
    post: operations['post_plugin_instances_by_id_release']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugin-instances/{id}/runs': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists what an instance did, the latest first */
    get: operations['get_plugin_instances_by_id_runs']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugin-instances/{id}/runs/{run}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows a run with what the plugin asked of Florin */
    get: operations['get_plugin_instances_by_id_runs_by_run']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugin-instances/{id}/usage': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Compares what an instance used with what it was granted */
    get: operations['get_plugin_instances_by_id_usage']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugin-instances/{id}/bundle': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Exports the latest failed run for the author of the plugin, without what it tells about the household */
    get: operations['get_plugin_instances_by_id_bundle']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugin-packages': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists installed packages with what they may do, and checks their files */
    get: operations['get_plugin_packages']
    put?: never
    /** Installs a package: the part `package`, or an address with its SHA-256 as JSON */
    post: operations['post_plugin_packages']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugin-packages/{id}/activation': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Agrees to what a package asks for and makes it the version that runs */
    post: operations['post_plugin_packages_by_id_activation']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugin-packages/{id}/refusal': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Declines an upgrade that asks for more: the version before goes on, and nobody is asked about this one again */
    post: operations['post_plugin_packages_by_id_refusal']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugins/{plugin}/rollback': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Goes back to the version of a plugin before this one */
    post: operations['post_plugins_by_plugin_rollback']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugins/{plugin}/packages': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Uninstalls a plugin; its instances stay and say that it is missing */
    delete: operations['delete_plugins_by_plugin_packages']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugins/{plugin}/publisher-key': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Forgets the key a plugin was signed with, so that another one may follow */
    delete: operations['delete_plugins_by_plugin_publisher_key']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugin-catalogue': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists plugins that can be installed */
    get: operations['get_plugin_catalogue']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/plugin-catalogue/{plugin}/installation': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Installs the newest version of a plugin in the catalogue that runs here */
    post: operations['post_plugin_catalogue_by_plugin_installation']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/notifications': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The caller's inbox, the newest first */
    get: operations['get_notifications']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/notifications/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    /** Marks an entry of the own inbox read or unread, or archives it */
    patch: operations['patch_notifications_by_id']
    trace?: never
  }
  '/api/v1/notifications/reading': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Marks the own inbox read, up to the newest entry that was seen */
    post: operations['post_notifications_reading']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/notification-preferences': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What reaches the caller, by what channel and when */
    get: operations['get_notification_preferences']
    /** Chooses what reaches the caller; channels that are not named stay as they are */
    put: operations['put_notification_preferences']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/notification-deliveries': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What was sent by which channel and how it went; administrators see everybody’s */
    get: operations['get_notification_deliveries']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/notification-deliveries/{id}/resending': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Sends a message again, or now */
    post: operations['post_notification_deliveries_by_id_resending']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/notification-templates': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The words of messages, by topic and language */
    get: operations['get_notification_templates']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/notification-templates/{topic}/{locale}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Words messages of a topic anew */
    put: operations['put_notification_templates_by_topic_by_locale']
    post?: never
    /** Goes back to the words that Florin came with */
    delete: operations['delete_notification_templates_by_topic_by_locale']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/notification-templates/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Shows what a template makes of a notification; nothing is kept */
    post: operations['post_notification_templates_preview']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/push-key': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The key that browsers subscribe with */
    get: operations['get_push_key']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/push-subscriptions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The caller's devices that show messages */
    get: operations['get_push_subscriptions']
    put?: never
    /** Has this device show messages */
    post: operations['post_push_subscriptions']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/push-subscriptions/current': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Says that the push service has given the device of this session another address */
    put: operations['put_push_subscriptions_current']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/push-subscriptions/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Sends a device no more messages */
    delete: operations['delete_push_subscriptions_by_id']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/push-subscriptions/{id}/test': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Sends a message to one device, to see whether it shows */
    post: operations['post_push_subscriptions_by_id_test']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/instance/mail': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** How this Florin sends e-mail; the password is never told */
    get: operations['get_instance_mail']
    /** Sets up how e-mail is sent */
    put: operations['put_instance_mail']
    post?: never
    /** Sends no more e-mail */
    delete: operations['delete_instance_mail']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/instance/mail/test': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Sends an e-mail now and says what the mail server says */
    post: operations['post_instance_mail_test']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/webhooks': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Where this household has things told, and what can be told */
    get: operations['get_webhooks']
    put?: never
    /** Has things told to an address; the secret that messages are signed with is shown this once */
    post: operations['post_webhooks']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/webhooks/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows a webhook and how it fares */
    get: operations['get_webhooks_by_id']
    put?: never
    post?: never
    /** Deletes a webhook; an undo brings it back without its secret and log */
    delete: operations['delete_webhooks_by_id']
    options?: never
    head?: never
    /** Changes a webhook, or switches it on or off */
    patch: operations['patch_webhooks_by_id']
    trace?: never
  }
  '/api/v1/webhooks/{id}/secret': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Makes a new secret; messages are signed with the old one as well for a day */
    post: operations['post_webhooks_by_id_secret']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/webhooks/{id}/test': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Sends a message now, to see whether it arrives */
    post: operations['post_webhooks_by_id_test']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/webhook-deliveries': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What was sent by webhooks and how it went, the newest first */
    get: operations['get_webhook_deliveries']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/webhook-deliveries/{id}/resending': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Sends a message again, under the same id */
    post: operations['post_webhook_deliveries_by_id_resending']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/incoming-webhooks': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Where other programs tell this household something */
    get: operations['get_incoming_webhooks']
    put?: never
    /** Makes an address that other programs can call; it is shown this once */
    post: operations['post_incoming_webhooks']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/incoming-webhooks/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Deletes an incoming webhook */
    delete: operations['delete_incoming_webhooks_by_id']
    options?: never
    head?: never
    /** Renames an incoming webhook, or switches it on or off */
    patch: operations['patch_incoming_webhooks_by_id']
    trace?: never
  }
  '/api/v1/incoming-webhooks/{id}/address': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Gives an incoming webhook another address and secret; the old ones end at once */
    post: operations['post_incoming_webhooks_by_id_address']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/webhook-calls': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What came in by webhooks, the newest first */
    get: operations['get_webhook_calls']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/webhook-calls/{id}/rerun': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Tells automations and webhooks of a call once more */
    post: operations['post_webhook_calls_by_id_rerun']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/hooks/{token}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Where other programs call; JSON of up to 64 KB, signed where the webhook asks for it */
    post: operations['post_hooks_by_token']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/dashboard': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Everything the first page shows */
    get: operations['get_dashboard']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/reports/net-worth': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What is owned and owed at the end of each month */
    get: operations['get_reports_net_worth']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/reports/cash-flow': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What came in and went out, month by month */
    get: operations['get_reports_cash_flow']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/reports/spending': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Spending by top category beside what is usual */
    get: operations['get_reports_spending']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/recurring-payments': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists payments that recur, with their next day and amount */
    get: operations['get_recurring_payments']
    put?: never
    /** Adds a payment that recurs by hand, before it was ever seen */
    post: operations['post_recurring_payments']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/recurring-payments/detection': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Looks for payments that recur now */
    post: operations['post_recurring_payments_detection']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/recurring-payments/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows a payment that recurs */
    get: operations['get_recurring_payments_by_id']
    put?: never
    post?: never
    /** Deletes a payment that recurs; one that was found is found again while its payments go on, unless it is ignored */
    delete: operations['delete_recurring_payments_by_id']
    options?: never
    head?: never
    /** Confirms or ignores a payment that recurs, or changes what was found of it */
    patch: operations['patch_recurring_payments_by_id']
    trace?: never
  }
  '/api/v1/recurring-payments/{id}/merging': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Makes a recurring payment part of another one */
    post: operations['post_recurring_payments_by_id_merging']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/bills': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists what was paid and what is due from one day to another */
    get: operations['get_bills']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/calendar-link': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Tells whether there is a secret address of the bill calendar */
    get: operations['get_calendar_link']
    put?: never
    /** Makes a new secret address of the bill calendar; an earlier one ends at once */
    post: operations['post_calendar_link']
    /** Withdraws the secret address of the bill calendar */
    delete: operations['delete_calendar_link']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/calendar/{token}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The bill calendar for calendar programs, as iCalendar; the token with .ics is the secret */
    get: operations['get_calendar_by_token']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/forecast': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Foretells the balance of each account and of all together, day by day */
    get: operations['get_forecast']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/forecast/categories': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Foretells what categories will take and bring, month by month */
    get: operations['get_forecast_categories']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/forecast/versions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Makes the forecast anew by what is known now */
    post: operations['post_forecast_versions']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/alert-kinds': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists the kinds of alerts, each with its sentence and what that takes */
    get: operations['get_alert_kinds']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/alerts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists the alerts of the household */
    get: operations['get_alerts']
    put?: never
    /** Adds an alert; it is on unless it says otherwise */
    post: operations['post_alerts']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/alerts/trial': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Tells when an alert would have fired in the last twelve months, and changes nothing */
    post: operations['post_alerts_trial']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/alerts/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows an alert */
    get: operations['get_alerts_by_id']
    put?: never
    post?: never
    /** Deletes an alert */
    delete: operations['delete_alerts_by_id']
    options?: never
    head?: never
    /** Changes an alert or switches it on or off */
    patch: operations['patch_alerts_by_id']
    trace?: never
  }
  '/api/v1/alert-incidents': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists what alerts have found, the newest first */
    get: operations['get_alert_incidents']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/alert-incidents/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows an incident: why it fired and what became of it */
    get: operations['get_alert_incidents_by_id']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/alert-incidents/{id}/acknowledgement': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Says that somebody has seen it */
    post: operations['post_alert_incidents_by_id_acknowledgement']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/alert-incidents/{id}/snooze': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Puts an incident off; when it still is so after that, it is told again */
    post: operations['post_alert_incidents_by_id_snooze']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/insights': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists what Florin noticed, the newest first */
    get: operations['get_insights']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/insights/{id}/dismissal': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Puts an insight aside; it does not come back */
    post: operations['post_insights_by_id_dismissal']
    /** Takes back that an insight was put aside or acted on */
    delete: operations['delete_insights_by_id_dismissal']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/insights/{id}/acting': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Says that something was done about an insight */
    post: operations['post_insights_by_id_acting']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/anomalies': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists payments that are unlike the others, the newest first */
    get: operations['get_anomalies']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/anomalies/{id}/verdict': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Says whether an anomaly was to be expected or is wrong; Florin learns from it */
    put: operations['put_anomalies_by_id_verdict']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/analytics/insights': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Counts open insights and shows the most important ones */
    get: operations['get_analytics_insights']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/analytics/spending': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Tells what money is spent on, when, in which sizes, and what is usual */
    get: operations['get_analytics_spending']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/analytics/budget/optimize': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Proposes a budget for an income, savings, goals and constraints, and changes nothing */
    post: operations['post_analytics_budget_optimize']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/analytics/risk': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Rates how safe the household’s money is, factor by factor, and what it should have put by */
    get: operations['get_analytics_risk']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/analytics/predictions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Foretells categories by month and the balance by day */
    get: operations['get_analytics_predictions']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/automations': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists what Florin does by itself for the household */
    get: operations['get_automations']
    put?: never
    /** Adds an automation; it is off until it is switched on */
    post: operations['post_automations']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/automations/plan': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Says what an automation would do about a real event of the past, and does nothing of it */
    post: operations['post_automations_plan']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/automation-steps': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists the kinds of steps and what they take */
    get: operations['get_automation_steps']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/automations/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows an automation */
    get: operations['get_automations_by_id']
    put?: never
    post?: never
    /** Deletes an automation and stops its runs; what they did stays */
    delete: operations['delete_automations_by_id']
    options?: never
    head?: never
    /** Changes an automation or switches it on or off */
    patch: operations['patch_automations_by_id']
    trace?: never
  }
  '/api/v1/automations/{id}/runs': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Runs an automation now, whatever its condition */
    post: operations['post_automations_by_id_runs']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/automations/{id}/passes': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists why an automation did not run, the latest event first */
    get: operations['get_automations_by_id_passes']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/automations/{id}/blueprint': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Exports an automation as a blueprint, with inputs in the place of ids */
    get: operations['get_automations_by_id_blueprint']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/automation-runs': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists runs, the latest first */
    get: operations['get_automation_runs']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/automation-runs/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows a run with every step, what it was given and what it answered */
    get: operations['get_automation_runs_by_id']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/automation-runs/{id}/stop': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Stops a run where it stands */
    post: operations['post_automation_runs_by_id_stop']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/automation-runs/{id}/replay': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Tries a run again, from the step that failed or from the start */
    post: operations['post_automation_runs_by_id_replay']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/automation-runs/{id}/discard': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Lets a failed run be */
    post: operations['post_automation_runs_by_id_discard']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/automation-runs/{id}/undo': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Undoes everything a run changed */
    post: operations['post_automation_runs_by_id_undo']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/automation-steps/{id}/file': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The file that a step exported */
    get: operations['get_automation_steps_by_id_file']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/automation-approvals': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists what automations wait for an answer to */
    get: operations['get_automation_approvals']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/automation-approvals/{id}/decision': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Approves or declines; the run goes on with the answer */
    post: operations['post_automation_approvals_by_id_decision']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/automation-blueprints': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists the blueprints that come with Florin */
    get: operations['get_automation_blueprints']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/automation-blueprints/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Shows what importing a blueprint would make or change, and what it would newly be able to do */
    post: operations['post_automation_blueprints_preview']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/automation-blueprints/import': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Makes an automation of a blueprint, or brings one up to date; it starts switched off */
    post: operations['post_automation_blueprints_import']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/demo-household': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Makes a household with five years of made-up data and switches to it */
    post: operations['post_demo_household']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
}
export type webhooks = Record<string, never>
export interface components {
  schemas: {
    /** @description RFC 9457 problem details. */
    Problem: {
      /** @description A page that explains the problem. */
      type: string
      title: string
      status: number
      code: string
      /** @description A sentence for a person about this occurrence. */
      detail: string
      /** @description The request id, to find the request in the logs. */
      instance?: string
      errors?: {
        pointer: string
        code: string
        message: string
      }[]
    }
    Named: {
      id: number
      name: string
    }
    ChangeSet: {
      id: number
      at: string
      actor: {
        kind: string
        label: string
      }
      cause: string
      summary: string
      row_count: number
      undone: boolean
      undoes: number | null
    }
    Rate: {
      id: number
      from: string
      to: string
      on: string
      rate: string
      source: string
    }
    Restoration: {
      restored: {
        section: string
        count: number
      }[]
      notes: {
        section: string
        message: string
      }[]
    }
    Money: {
      amount: string
      currency: string
    }
    Account: {
      id: number
      name: string
      /** @enum {unknown} */
      kind: 'asset' | 'liability'
      /** @enum {unknown} */
      subtype:
        | 'checking'
        | 'savings'
        | 'cash'
        | 'wallet'
        | 'brokerage'
        | 'property'
        | 'vehicle'
        | 'other_asset'
        | 'credit_card'
        | 'loan'
        | 'mortgage'
        | 'other_liability'
      currency: string
      balance: components['schemas']['Money']
      base_balance: components['schemas']['Money'] | null
      institution: string | null
      number: string | null
      icon: string | null
      color: string | null
      note: string
      include_in_net_worth: boolean
      archived: boolean
      last_occurred_on: string | null
      transaction_count: number
    }
    Category: {
      id: number
      parent_id: number | null
      name: string
      /** @enum {unknown} */
      kind: 'income' | 'expense'
      icon: string | null
      color: string | null
      position: number
      archived: boolean
    }
    Payee: {
      id: number
      name: string
      transaction_count: number
    }
    PayeeName: {
      key: string
      name: string
      examples: string[]
      transaction_count: number
    }
    PayeeSuggestion: {
      keep: components['schemas']['Payee']
      other: components['schemas']['Payee']
      reason: string
    }
    Tag: {
      id: number
      name: string
      color: string | null
      transaction_count: number
    }
    Transaction: {
      id: number
      /** Format: date */
      occurred_on: string
      /** @enum {unknown} */
      status: 'pending' | 'posted' | 'void'
      payee: components['schemas']['Named'] | null
      memo: string
      note: string
      raw_description: string
      account: components['schemas']['Named']
      amount: components['schemas']['Money']
      splits: {
        id: number
        category: {
          id: number
          name: string
          /** @enum {unknown} */
          kind: 'income' | 'expense'
        } | null
        transfer_account: components['schemas']['Named'] | null
        amount: components['schemas']['Money']
        memo: string
      }[]
      tags: {
        id: number
        name: string
        color: string | null
      }[]
      /** @enum {unknown} */
      clearing: 'uncleared' | 'cleared' | 'reconciled'
      import_batch_id: number | null
      reviewed: boolean
      excluded: boolean
      needs_review: boolean
      provenance: {
        payee?: {
          /** @enum {unknown} */
          by: 'user' | 'rule' | 'plugin' | 'import'
          id?: number
          label?: string
        }
        category?: {
          /** @enum {unknown} */
          by: 'user' | 'rule' | 'plugin' | 'import'
          id?: number
          label?: string
        }
        memo?: {
          /** @enum {unknown} */
          by: 'user' | 'rule' | 'plugin' | 'import'
          id?: number
          label?: string
        }
        note?: {
          /** @enum {unknown} */
          by: 'user' | 'rule' | 'plugin' | 'import'
          id?: number
          label?: string
        }
        tags?: {
          /** @enum {unknown} */
          by: 'user' | 'rule' | 'plugin' | 'import'
          id?: number
          label?: string
        }
        excluded?: {
          /** @enum {unknown} */
          by: 'user' | 'rule' | 'plugin' | 'import'
          id?: number
          label?: string
        }
        needs_review?: {
          /** @enum {unknown} */
          by: 'user' | 'rule' | 'plugin' | 'import'
          id?: number
          label?: string
        }
        recurring?: {
          /** @enum {unknown} */
          by: 'user' | 'rule' | 'plugin' | 'import'
          id?: number
          label?: string
        }
      }
    }
    TransferSuggestion: {
      from: components['schemas']['Transaction']
      to: components['schemas']['Transaction']
      score: number
      reasons: string[]
      is_clear: boolean
    }
    LinkedTransfer: {
      transaction: components['schemas']['Transaction']
      linked_at: string
      by_import: boolean
    }
    BudgetSettings: {
      /** @enum {unknown} */
      period_length: 'week' | 'two_weeks' | 'month' | 'year'
      /** Format: date */
      anchor_on: string
      /** Format: date */
      starts_on: string
      /** @enum {unknown} */
      default_mode: 'envelope' | 'limit'
      opening_amount: string
      currency: string
    }
    BudgetPeriodDays: {
      /** Format: date */
      from: string
      /** Format: date */
      to: string
      /** Format: date */
      previous_from: string
      /** Format: date */
      next_from: string
      is_current: boolean
      has_begun: boolean
      days: number
      days_left: number
      share_elapsed: number
    }
    ToAssign: {
      brought: string
      held_before: string
      income: string
      returned: string
      overspent_before: string
      assigned: string
      unbudgeted: string
      held: string
      amount: string
    }
    BudgetRow: {
      category: {
        id: number
        name: string
        parent_id: number | null
        icon: string | null
        archived: boolean
      }
      /** @enum {unknown} */
      mode: 'envelope' | 'limit' | 'none'
      /** @enum {unknown} */
      rollover: 'surplus' | 'deficit' | 'both' | 'none'
      chosen_mode: ('envelope' | 'limit' | 'none') | null
      chosen_rollover: ('surplus' | 'deficit' | 'both' | 'none') | null
      covers_branch: boolean
      covered_by: number | null
      set_aside: boolean
      template_count: number
      carried: string
      assigned: string
      spent: string
      left: string
      share_used: number | null
      /** @enum {unknown} */
      pace: 'none' | 'within' | 'fast' | 'overspent'
    }
    BudgetPeriod: {
      settings: components['schemas']['BudgetSettings'] | null
      currency: string
      period: components['schemas']['BudgetPeriodDays']
      to_assign: components['schemas']['ToAssign']
      totals: {
        assigned: string
        spent: string
        left: string
        overspent: string
        unbudgeted: string
        uncategorised: string
      }
      safe_to_spend: {
        per_day: string
        left: string
        days_left: number
      } | null
      suggested_opening: string | null
      rows: components['schemas']['BudgetRow'][]
      missing_rates: string[]
    }
    BudgetHistory: {
      currency: string
      periods: {
        from: string
        to: string
        carried: string
        assigned: string
        spent: string
        left: string
      }[]
    }
    BudgetTemplate: {
      priority: number
      /** @enum {unknown} */
      kind: 'fixed' | 'refill' | 'by_date' | 'percent' | 'average' | 'schedule' | 'bill' | 'remainder'
      amount?: string
      /** Format: date */
      by?: string
      repeat_months?: number
      percent?: number
      /** @enum {unknown} */
      of?: 'period' | 'last_period'
      periods?: number
      /** Format: date */
      first_on?: string
      every?: number
      /** @enum {unknown} */
      unit?: 'week' | 'month' | 'year'
      recurring_id?: number
      weight?: number
    }
    BudgetFilling: {
      currency: string
      changes: {
        category: {
          id: number
          name: string
        }
        before: string
        after: string
        parts: {
          priority: number
          /** @enum {unknown} */
          kind: 'fixed' | 'refill' | 'by_date' | 'percent' | 'average' | 'schedule' | 'bill' | 'remainder'
          wanted: string
          given: string
        }[]
      }[]
      to_assign: {
        before: string
        after: string
      }
      short: string
    }
    Goal: {
      id: number
      name: string
      /** @enum {unknown} */
      kind: 'save' | 'pay_down'
      currency: string
      target_amount: string
      start_amount: string
      entered_amount: string
      excluded_amount: string
      accounts: components['schemas']['Named'][]
      category: components['schemas']['Named'] | null
      /** Format: date */
      started_on: string
      /** Format: date */
      target_on: string | null
      contribution: string | null
      yearly_rate: string | null
      note: string
      archived: boolean
      current: string
      remaining: string
      progress: number
      reached: boolean
      reached_at: string | null
      expected_month: string | null
      needed_contribution: string | null
      on_track: boolean | null
      missing_rates: string[]
    }
    GoalPlan: {
      currency: string
      contribution: string | null
      reached_month: string | null
      needed_contribution: string | null
      total_interest: string
      total_paid: string
      history: {
        month: string
        amount: string
      }[]
      months: {
        month: string
        payment: string
        interest: string
        extra: string
        amount: string
      }[]
    }
    ImportBatch: {
      id: number
      /** @enum {unknown} */
      status: 'parsing' | 'needs_mapping' | 'previewed' | 'committing' | 'committed' | 'undone' | 'failed' | 'discarded'
      file: {
        name: string
        size: number
        sha256: string
      }
      importer: {
        id: string
        name: string
        version: string
      } | null
      summary: string
      statements: {
        key: string
        account: {
          id: string | null
          name: string | null
          currency: string | null
          number: string | null
        }
        matched_account_id: number | null
        create: {
          name: string
          subtype: string
          currency: string
        } | null
        transaction_count: number
        from: string | null
        to: string | null
        opening_balance: string | null
        closing_balance: string | null
      }[]
      is_book: boolean
      mapping: {
        columns: {
          index: number
          header: string
          /** @enum {unknown} */
          role:
            | 'ignore'
            | 'date'
            | 'value_date'
            | 'amount'
            | 'money_in'
            | 'money_out'
            | 'direction'
            | 'currency'
            | 'balance'
            | 'payee'
            | 'memo'
            | 'counterparty'
            | 'category'
            | 'external_id'
            | 'check_number'
            | 'account'
            | 'status'
          samples: string[]
        }[]
        guessed: {
          [key: string]: boolean
        }
        date_order: ('ymd' | 'dmy' | 'mdy') | null
        decimal: ('.' | ',') | null
        inverted: boolean
      } | null
      counts: {
        new: number
        matched: number
        duplicate: number
        suggested: number
        skipped: number
      }
      will_import: number
      issues: {
        line: number | null
        code: string
        message: string
      }[]
      progress: {
        phase: string
        done: number
        total: number | null
      } | null
      change_set_id: number | null
      problem: {
        code: string
        title: string
        detail: string
      } | null
      created_at: string
    }
    ImportRow: {
      row: number
      line: number | null
      statement: string
      occurred_on: string
      amount: components['schemas']['Money']
      payee: string | null
      memo: string | null
      /** @enum {unknown} */
      outcome: 'new' | 'matched' | 'duplicate' | 'suggested' | 'skipped'
      reason: string
      decision: ('import' | 'skip') | null
      match: {
        id: number
        occurred_on: string
        payee: string | null
      } | null
      score: number | null
      category: components['schemas']['Named'] | null
      category_by: ('rule' | 'plugin' | 'import') | null
    }
    ImportMapping: {
      id: number
      columns: {
        name: string
        /** @enum {unknown} */
        role:
          | 'ignore'
          | 'date'
          | 'value_date'
          | 'amount'
          | 'money_in'
          | 'money_out'
          | 'direction'
          | 'currency'
          | 'balance'
          | 'payee'
          | 'memo'
          | 'counterparty'
          | 'category'
          | 'external_id'
          | 'check_number'
          | 'account'
          | 'status'
      }[]
      date_order: ('ymd' | 'dmy' | 'mdy') | null
      decimal: ('.' | ',') | null
      inverted: boolean
    }
    AccountStatement: {
      batch_id: number
      file: string
      from: string
      to: string
      opening: components['schemas']['Money'] | null
      closing: components['schemas']['Money']
      ledger: components['schemas']['Money']
      difference: components['schemas']['Money']
      continues: boolean | null
    }
    StatementMonth: {
      month: string
      /** @enum {unknown} */
      state: 'complete' | 'missing' | 'gap' | 'differs' | 'overlap'
      statements: number
      gap: components['schemas']['Money'] | null
      overlap_days: number
      difference: components['schemas']['Money'] | null
    }
    NetWorthPoint: {
      month: string
      assets: string
      liabilities: string
      net: string
    }
    CashFlowMonth: {
      month: string
      income: string
      expense: string
      net: string
    }
    CategorySpending: {
      category: components['schemas']['Named'] | null
      amount: string
      share: number
      usual: string | null
    }
    Dashboard: {
      currency: string
      month: string
      net_worth: {
        amount: string
        change: string
        points: components['schemas']['NetWorthPoint'][]
        missing_rates: string[]
      }
      this_month: {
        income: string
        expense: string
        left: string
      }
      cash_flow: components['schemas']['CashFlowMonth'][]
      spending: {
        categories: components['schemas']['CategorySpending'][]
        total: string
      }
      recent: components['schemas']['Transaction'][]
      accounts: components['schemas']['Account'][]
      needs: {
        uncategorised: number
        imports_pending: number
      }
    }
    NetWorth: {
      currency: string
      points: components['schemas']['NetWorthPoint'][]
      missing_rates: string[]
    }
    CashFlow: {
      currency: string
      months: components['schemas']['CashFlowMonth'][]
      missing_rates: string[]
    }
    Spending: {
      currency: string
      categories: components['schemas']['CategorySpending'][]
      total: string
      missing_rates: string[]
    }
    RecurringPayment: {
      id: number
      name: string
      payee: string | null
      /** @enum {unknown} */
      status: 'suggested' | 'confirmed' | 'ignored'
      /** @enum {unknown} */
      direction: 'in' | 'out'
      account: components['schemas']['Named']
      category: components['schemas']['Named'] | null
      currency: string
      /** @enum {unknown} */
      cadence: 'week' | 'two_weeks' | 'four_weeks' | 'month' | 'two_months' | 'quarter' | 'half_year' | 'year'
      /** Format: date */
      next_due_on: string
      amount: {
        low: string
        expected: string
        high: string
      }
      yearly: string
      /** @enum {unknown} */
      state: 'paid' | 'due' | 'late' | 'missed' | 'ended'
      price_rise: {
        /** Format: date */
        on: string
        from: string
        to: string
      } | null
      /** Format: date */
      trial_on: string | null
      /** Format: date */
      ended_on: string | null
      notice_days: number
      decided: {
        cadence: boolean
        next_due_on: boolean
        amount: boolean
      }
      payment_count: number
      /** Format: date */
      last_paid_on: string | null
      history: {
        transaction_id: number
        /** Format: date */
        on: string
        amount: string
      }[]
    }
    BillDay: {
      recurring_id: number
      name: string
      /** @enum {unknown} */
      direction: 'in' | 'out'
      /** Format: date */
      on: string
      /** @enum {unknown} */
      state: 'paid' | 'due' | 'late' | 'missed'
      currency: string
      amount: string
      low: string | null
      high: string | null
      transaction_id: number | null
    }
    ForecastQuality: {
      tested: number
      within: number
      typical_error: string
    }
    BalanceForecast: {
      account: components['schemas']['Named'] | null
      currency: string
      balance: string
      history: {
        on: string
        balance: string
      }[]
      days: {
        on: string
        p10: string
        p50: string
        p90: string
      }[]
      below_zero: {
        on: string
        /** @enum {unknown} */
        certainty: 'likely' | 'possible'
      } | null
      items: {
        recurring_id: number
        name: string
        on: string
        amount: string
      }[]
      known_days: number
      method: string
      unavailable: string | null
      quality: components['schemas']['ForecastQuality'] | null
    }
    Forecast: {
      made_at: string
      made_on: string
      /** @enum {unknown} */
      stale: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
      currency: string
      forecaster: {
        id: string
        version: string
      }
      fallback: string | null
      holidays_of: string | null
      missing_rates: string[]
      household: components['schemas']['BalanceForecast']
      accounts: components['schemas']['BalanceForecast'][]
    }
    CategoryForecast: {
      category: components['schemas']['Named']
      /** @enum {unknown} */
      kind: 'income' | 'expense'
      months: {
        month: string
        p10: string
        p50: string
        p90: string
      }[]
      history: {
        month: string
        amount: string
      }[]
      usual: string
      known_months: number
      method: string
      unavailable: string | null
      quality: components['schemas']['ForecastQuality'] | null
    }
    CategoryForecasts: {
      made_at: string
      made_on: string
      /** @enum {unknown} */
      stale: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
      currency: string
      forecaster: {
        id: string
        version: string
      }
      fallback: string | null
      holidays_of: string | null
      missing_rates: string[]
      categories: components['schemas']['CategoryForecast'][]
    }
    ForecastVersion: {
      made_at: string
      made_on: string
    }
    AlertKind: {
      /** @enum {unknown} */
      id:
        | 'spending_over'
        | 'budget_used'
        | 'low_balance'
        | 'large_amount'
        | 'unusual_amount'
        | 'new_payee'
        | 'duplicate_charge'
        | 'bill_due'
        | 'bill_missed'
        | 'price_rise'
        | 'goal_reached'
        | 'forecast_below'
        | 'sync_failed'
        | 'import_failed'
        | 'consent_ending'
        | 'automation_stopped'
        | 'custom'
      title: string
      sentence: string
      settings: {
        name: string
        /** @enum {unknown} */
        type: 'amount' | 'percent' | 'days' | 'categories' | 'accounts' | 'choice'
        label: string
        optional: boolean
        choices: {
          value: string
          label: string
        }[]
      }[]
      defaults: {
        amount?: string
        percent?: number
        days?: number
        category_ids?: number[]
        account_ids?: number[]
        /** @enum {unknown} */
        period?: 'month' | 'week' | 'year'
        /** @enum {unknown} */
        direction?: 'in' | 'out' | 'both'
        /** @enum {unknown} */
        sensitivity?: 'clearly' | 'far'
        /** @enum {unknown} */
        certainty?: 'likely' | 'possible'
        /** @enum {unknown} */
        about?: 'transaction' | 'posting' | 'account' | 'balance' | 'budget'
      }
      /** @enum {unknown} */
      trigger:
        | 'rule'
        | 'transaction'
        | 'posting'
        | 'account'
        | 'budget'
        | 'balance'
        | 'statement'
        | 'sync'
        | 'schedule'
        | 'webhook'
      /** @enum {unknown} */
      nature: 'standing' | 'happening' | 'told'
      has_history: boolean
      /** @enum {unknown} */
      severity: 'info' | 'warning' | 'critical'
    }
    Alert: {
      id: number
      name: string
      /** @enum {unknown} */
      kind:
        | 'spending_over'
        | 'budget_used'
        | 'low_balance'
        | 'large_amount'
        | 'unusual_amount'
        | 'new_payee'
        | 'duplicate_charge'
        | 'bill_due'
        | 'bill_missed'
        | 'price_rise'
        | 'goal_reached'
        | 'forecast_below'
        | 'sync_failed'
        | 'import_failed'
        | 'consent_ending'
        | 'automation_stopped'
        | 'custom'
      settings: {
        amount?: string
        percent?: number
        days?: number
        category_ids?: number[]
        account_ids?: number[]
        /** @enum {unknown} */
        period?: 'month' | 'week' | 'year'
        /** @enum {unknown} */
        direction?: 'in' | 'out' | 'both'
        /** @enum {unknown} */
        sensitivity?: 'clearly' | 'far'
        /** @enum {unknown} */
        certainty?: 'likely' | 'possible'
        /** @enum {unknown} */
        about?: 'transaction' | 'posting' | 'account' | 'balance' | 'budget'
      }
      condition: components['schemas']['Condition'] | null
      unless: components['schemas']['Condition'] | null
      /** @enum {unknown} */
      severity: 'info' | 'warning' | 'critical'
      hold_minutes: number
      cooldown_minutes: number
      tell_resolved: boolean
      enabled: boolean
      problem: string | null
      firing_count: number
      last_fired_at: string | null
      created_at: string
    }
    AlertTrial: {
      /** Format: date */
      from: string
      /** Format: date */
      to: string
      has_history: boolean
      count: number
      firings: {
        /** Format: date */
        on: string
        subject: string
        words: string
      }[]
    }
    AlertIncident: {
      id: number
      alert: components['schemas']['Named']
      kind: string | null
      severity: string
      subject: string
      /** @enum {unknown} */
      state: 'pending' | 'firing' | 'resolved'
      words: string
      link: string | null
      fired_at: string | null
      resolved_at: string | null
      acknowledged_at: string | null
      acknowledged_by: string | null
      snoozed_until: string | null
    }
    AlertIncidentWithHistory: {
      id: number
      alert: components['schemas']['Named']
      kind: string | null
      severity: string
      subject: string
      /** @enum {unknown} */
      state: 'pending' | 'firing' | 'resolved'
      words: string
      link: string | null
      fired_at: string | null
      resolved_at: string | null
      acknowledged_at: string | null
      acknowledged_by: string | null
      snoozed_until: string | null
      trigger:
        | (
            | 'rule'
            | 'transaction'
            | 'posting'
            | 'account'
            | 'budget'
            | 'balance'
            | 'statement'
            | 'sync'
            | 'schedule'
            | 'webhook'
          )
        | null
      explanation: components['schemas']['ConditionExplanation']
      events: {
        kind: string
        words: string
        by: string | null
        at: string
      }[]
    }
    Insight: {
      id: number
      /** @enum {unknown} */
      kind:
        | 'spending_above_usual'
        | 'spending_below_usual'
        | 'new_recurring'
        | 'price_rise'
        | 'subscription_total'
        | 'duplicate_charge'
        | 'unusual_transaction'
        | 'category_trend'
        | 'income_change'
        | 'savings_rate'
        | 'fees_and_interest'
        | 'idle_cash'
        | 'goal_on_track'
        | 'goal_behind'
        | 'goal_reached'
        | 'budget_pace'
        | 'uncategorised_backlog'
        | 'emergency_fund'
      /** @enum {unknown} */
      severity: 'info' | 'notice' | 'warning'
      /** @enum {unknown} */
      state: 'open' | 'dismissed' | 'acted' | 'expired'
      title: string
      body: string
      amount: components['schemas']['Money'] | null
      period: {
        from: string
        to: string
      } | null
      category: components['schemas']['Named'] | null
      payee: components['schemas']['Named'] | null
      account: components['schemas']['Named'] | null
      transactions: {
        count: number
        href: string
      } | null
      action: {
        label: string
        href: string
      } | null
      found_at: string
      expires_on: string | null
    }
    Anomaly: {
      id: number
      transaction: {
        id: number
        /** Format: date */
        occurred_on: string
        payee: components['schemas']['Named'] | null
        account: components['schemas']['Named']
        category: components['schemas']['Named'] | null
        amount: components['schemas']['Money']
      }
      /** @enum {unknown} */
      kind: 'large' | 'unusual' | 'duplicate' | 'new_payee'
      score: number
      reasons: string[]
      usual: {
        low: components['schemas']['Money']
        high: components['schemas']['Money']
      } | null
      duplicate_of: {
        id: number
        /** Format: date */
        occurred_on: string
      } | null
      verdict: ('expected' | 'wrong') | null
      found_at: string
    }
    InsightSummary: {
      generated_at: string | null
      open: number
      by_kind: {
        /** @enum {unknown} */
        kind:
          | 'spending_above_usual'
          | 'spending_below_usual'
          | 'new_recurring'
          | 'price_rise'
          | 'subscription_total'
          | 'duplicate_charge'
          | 'unusual_transaction'
          | 'category_trend'
          | 'income_change'
          | 'savings_rate'
          | 'fees_and_interest'
          | 'idle_cash'
          | 'goal_on_track'
          | 'goal_behind'
          | 'goal_reached'
          | 'budget_pace'
          | 'uncategorised_backlog'
          | 'emergency_fund'
        count: number
      }[]
      by_severity: {
        info: number
        notice: number
        warning: number
      }
      top: components['schemas']['Insight'][]
    }
    SpendingPattern: {
      currency: string
      period: {
        /** Format: date */
        from: string
        /** Format: date */
        to: string
      }
      based_on: {
        days: number
        /** Format: date */
        from: string
        /** Format: date */
        to: string
      }
      total: components['schemas']['Money']
      by_category: {
        category: components['schemas']['Named'] | null
        amount: components['schemas']['Money']
        share: number
        usual: components['schemas']['Money'] | null
        change_percent: number | null
        trend: ('rising' | 'falling' | 'steady') | null
      }[]
      by_weekday: {
        weekday: number
        amount: components['schemas']['Money']
        count: number
      }[]
      by_size: {
        from: components['schemas']['Money']
        to: components['schemas']['Money'] | null
        amount: components['schemas']['Money']
        count: number
      }[]
      fixed: components['schemas']['Money']
      variable: components['schemas']['Money']
      largest: {
        id: number
        /** Format: date */
        occurred_on: string
        payee: components['schemas']['Named'] | null
        category: components['schemas']['Named'] | null
        account: components['schemas']['Named']
        amount: components['schemas']['Money']
      }[]
      patterns: {
        kind: string
        text: string
      }[]
      missing_rates: string[]
    }
    BudgetProposal: {
      currency: string
      /** @enum {unknown} */
      period_length: 'week' | 'two_weeks' | 'month' | 'year'
      based_on: {
        periods: number
        /** Format: date */
        from: string
        /** Format: date */
        to: string
      }
      income: components['schemas']['Money']
      proposed: {
        category: components['schemas']['Named']
        usual: components['schemas']['Money']
        least: components['schemas']['Money']
        proposed: components['schemas']['Money']
        change: components['schemas']['Money']
        reason: string
      }[]
      savings: components['schemas']['Money']
      left: components['schemas']['Money']
      expected: {
        savings_rate: number | null
        goals: {
          goal: components['schemas']['Named']
          wanted: components['schemas']['Money']
          funded: components['schemas']['Money']
          reached_before: string | null
          reached_after: string | null
        }[]
      }
      infeasible: {
        code: string
        detail: string
      } | null
      missing_rates: string[]
    }
    FinancialRisk: {
      currency: string
      score: number
      /** @enum {unknown} */
      band: 'low' | 'moderate' | 'high'
      factors: {
        /** @enum {unknown} */
        name:
          | 'months_of_cash'
          | 'savings_rate'
          | 'debt_service'
          | 'income_stability'
          | 'spending_volatility'
          | 'income_concentration'
        label: string
        score: number
        weight: number
        value: string
        advice: string
      }[]
      emergency_fund: {
        months_covered: number
        target_months: number
        target: components['schemas']['Money']
        has: components['schemas']['Money']
        missing: components['schemas']['Money']
      }
      based_on: {
        months: number
        /** Format: date */
        from: string
        /** Format: date */
        to: string
      }
      missing_rates: string[]
    }
    Predictions: {
      currency: string
      generated_at: string | null
      categories: {
        category: components['schemas']['Named']
        /** @enum {unknown} */
        kind: 'income' | 'expense'
        usual: string
        model: string
        months: {
          month: string
          p10: string
          p50: string
          p90: string
        }[]
      }[]
      balance: {
        /** Format: date */
        on: string
        p10: string
        p50: string
        p90: string
      }[]
      coverage: {
        tested: number
        within: number
      } | null
      model: {
        id: string
        version: string
      } | null
      fallback: {
        code: string
        used: string
        detail: string
      } | null
      missing_rates: string[]
    }
    /** @description What somebody looks for. GET /conditions/fields has the operators of each field and the kind of value each of them takes. */
    Condition:
      | {
          all: components['schemas']['Condition'][]
        }
      | {
          any: components['schemas']['Condition'][]
        }
      | {
          not: components['schemas']['Condition']
        }
      | {
          field:
            | (
                | 'payee'
                | 'description'
                | 'memo'
                | 'note'
                | 'amount'
                | 'account'
                | 'currency'
                | 'date'
                | 'category'
                | 'tag'
                | 'direction'
                | 'weekday'
                | 'day_of_month'
                | 'month'
                | 'kind'
                | 'status'
                | 'reviewed'
                | 'needs_review'
                | 'excluded'
                | 'imported'
                | 'occurrence'
                | 'booked_to'
                | 'clearing'
                | 'happened'
                | 'name'
                | 'institution'
                | 'subtype'
                | 'balance'
                | 'last_activity'
                | 'in_net_worth'
                | 'archived'
                | 'budgeted'
                | 'spent'
                | 'remaining'
                | 'used_percent'
                | 'file'
                | 'importer'
                | 'outcome'
                | 'added'
                | 'matched'
                | 'duplicates'
                | 'closing_balance'
                | 'connection'
                | 'plugin'
                | 'code'
                | 'days_left'
                | 'failures'
                | 'hour'
                | 'webhook'
                | 'event'
                | 'body'
                | 'body.<path>'
                | 'content_type'
              )
            | string
          /** @enum {string} */
          op:
            | 'is'
            | 'is_not'
            | 'contains'
            | 'not_contains'
            | 'starts_with'
            | 'ends_with'
            | 'matches'
            | 'one_of'
            | 'is_empty'
            | 'gt'
            | 'gte'
            | 'lt'
            | 'lte'
            | 'between'
            | 'on'
            | 'before'
            | 'after'
            | 'in_last_days'
            | 'in_next_days'
            | 'in_period'
            | 'has'
            | 'has_not'
            | 'changed'
            | 'changed_from'
            | 'changed_to'
            | 'fell_below'
            | 'rose_above'
          value?:
            | string
            | number
            | boolean
            | string[]
            | number[]
            | {
                nth: number
                same: ('payee' | 'amount' | 'account' | 'category')[]
                within: number | ('week' | 'month' | 'year' | 'ever')
              }
            | null
        }
    /** @description What a rule does with a transaction that it matches. */
    RuleAction:
      | {
          /** @constant */
          type: 'set_category'
          /** @description an id */
          category_id: number
        }
      | {
          /** @constant */
          type: 'split'
          /** @description a list of 2 to 20 parts */
          parts: {
            /** @description an id */
            category_id: number
            /** @description a percentage as decimal text, such as "33.5" */
            percent?: string
            /** @description an amount as decimal text without a sign, such as "42.10" */
            amount?: string
            /** @description text of at most 2000 characters */
            memo?: string
          }[]
        }
      | {
          /** @constant */
          type: 'set_transfer'
          /** @description an id */
          account_id: number
        }
      | {
          /** @constant */
          type: 'set_payee'
          /** @description text of 1 to 200 characters */
          payee: string
        }
      | {
          /** @constant */
          type: 'set_memo'
          /** @description text of at most 2000 characters */
          text: string
        }
      | {
          /** @constant */
          type: 'set_note'
          /** @description text of at most 2000 characters */
          text: string
        }
      | {
          /** @constant */
          type: 'append_note'
          /** @description text of 1 to 2000 characters */
          text: string
        }
      | {
          /** @constant */
          type: 'add_tag'
          /** @description the name of a tag, of 1 to 60 characters */
          tag: string
        }
      | {
          /** @constant */
          type: 'remove_tag'
          /** @description the name of a tag, of 1 to 60 characters */
          tag: string
        }
      | {
          /** @constant */
          type: 'mark_reviewed'
        }
      | {
          /** @constant */
          type: 'set_review'
        }
      | {
          /** @constant */
          type: 'clear_review'
        }
      | {
          /** @constant */
          type: 'exclude_from_reports'
        }
      | {
          /** @constant */
          type: 'link_recurring'
          /** @description an id */
          recurring_id: number
        }
      | {
          /** @constant */
          type: 'call_plugin'
          /** @description an id */
          instance_id: number
          /** @description the name of an action of the plugin */
          action: string
          /** @description values by name */
          input?: Record<string, never>
        }
    /** @description A condition with what came of each of its parts, and what was found there. */
    ConditionExplanation:
      | {
          holds: boolean
          all: components['schemas']['ConditionExplanation'][]
        }
      | {
          holds: boolean
          any: components['schemas']['ConditionExplanation'][]
        }
      | {
          holds: boolean
          not: components['schemas']['ConditionExplanation']
        }
      | {
          holds: boolean
          field: string
          op: string
          wanted: unknown
          found: unknown
        }
      | null
    /** @description Something that a plugin may touch. Which of the lists is there depends on the kind. */
    PluginPermission: {
      /** @enum {string} */
      kind: 'file' | 'http' | 'secret' | 'data' | 'store' | 'llm' | 'lan'
      scope: string
      reason: string
      methods?: string[]
      hosts?: string[]
      fields?: string[]
    }
    /** @description A field of a form that a plugin declares and the user interface draws. */
    SettingsField: {
      /** @enum {string} */
      type: 'string' | 'integer' | 'number' | 'boolean' | 'array'
      title: string
      description?: string
      default?: string | number | boolean
      format?: string
      minLength?: number
      minimum?: number
      maximum?: number
      items?: {
        type: string
        enum?: (string | number)[]
        enumTitles?: string[]
        maxLength?: number
      }
      maxItems?: number
      /** @enum {string} */
      'x-picker'?: 'account' | 'category' | 'payee' | 'tag' | 'instance'
      enum?: (string | number)[]
      enumTitles?: string[]
      maxLength?: number
    }
    /** @description A form: fields by name, which of them are required, and which are there only while another has a value. */
    SettingsForm: {
      /** @enum {string} */
      type: 'object'
      properties: {
        [key: string]: components['schemas']['SettingsField']
      }
      required?: string[]
      conditional?: {
        field: string
        is: string | number | boolean
        then: string[]
      }[]
    }
    /** @description What a plugin contributes: for each kind what its manifest declares. */
    PluginContributions: {
      [key: string]: {
        [key: string]: unknown
      }
    }
    /** @description Values by the name of the field. In answers a secret is `{"set": true}` or `{"set": false}`. */
    SettingValues: {
      [key: string]: unknown
    }
    /** @description Secrets by the name of the field. They are never told again; null or an empty text forgets one. */
    SecretValues: {
      [key: string]: string | null
    }
    /** @description A report as a plugin makes it: parts that the user interface draws. There is no HTML in it. */
    ReportDocument: {
      title: string
      blocks: (
        | {
            /** @enum {string} */
            type: 'heading'
            text: string
          }
        | {
            /** @enum {string} */
            type: 'text'
            text: string
          }
        | {
            /** @enum {string} */
            type: 'figures'
            figures: {
              label: string
              value:
                | string
                | number
                | null
                | {
                    amount: string
                    currency: string
                  }
              note?: string
            }[]
          }
        | {
            /** @enum {string} */
            type: 'table'
            columns: {
              title: string
              /** @enum {string} */
              align?: 'start' | 'end'
            }[]
            rows: (
              | string
              | number
              | null
              | {
                  amount: string
                  currency: string
                }
            )[][]
          }
        | {
            /** @enum {string} */
            type: 'chart'
            /** @enum {string} */
            shape: 'bars' | 'line'
            labels: string[]
            series: {
              name: string
              currency: string
              values: string[]
            }[]
          }
      )[]
    }
    /** @description When it runs, on what condition, and its steps. GET /automation-steps tells what each kind of step takes. */
    AutomationDocument: {
      /** @enum {string} */
      schema: 'automation/1'
      description?: string
      triggers: {
        id?: string
        /** @enum {string} */
        type: 'transaction' | 'posting' | 'account' | 'event' | 'schedule' | 'webhook' | 'manual'
        on?: ('created' | 'changed' | 'deleted' | 'opened' | 'archived' | 'reopened')[]
        topic?: string
        cron?: string
        every?: string
        /** @enum {string} */
        missed?: 'run-once' | 'skip'
        webhook_id?: number
      }[]
      condition?: components['schemas']['Condition']
      steps: {
        id: string
        use: string
        with?: {
          [key: string]: unknown
        }
        if?: {
          [key: string]: unknown
        }
        retry?: {
          attempts: number
          wait?: string
          on?: string[]
        }
        timeout?: string
        on_error?: unknown
      }[]
      mode?: {
        /** @enum {string} */
        type: 'single' | 'restart' | 'queued' | 'parallel'
        key?: string
        max?: number
      }
      loop?: {
        react_to_own?: boolean
        max_depth?: number
        per_entity?: {
          count: number
          minutes: number
        }
      }
    }
  }
  responses: never
  parameters: {
    /** @description The household to work in; without it that of the token, or the one the session chose last. */
    Household: number
    /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
    IdempotencyKey: string
  }
  requestBodies: never
  headers: never
  pathItems: never
}
export type $defs = Record<string, never>
export interface operations {
  get_health: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @enum {unknown} */
            status: 'ok'
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_openapi_json: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            [key: string]: unknown
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_events: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'text/event-stream': unknown
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_jobs: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              name: string
              title: string
              schedule: string | null
              next_run_at: string | null
              last_run: {
                at: string
                /** @enum {unknown} */
                outcome: 'running' | 'done' | 'failed' | 'lost' | 'returned'
                duration_ms: number
                code: string | null
                message: string
              } | null
              waiting: number
              running: number
              failed: number
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_jobs_by_name_run: {
    parameters: {
      query?: never
      header?: {
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_job_runs: {
    parameters: {
      query?: {
        job?: string
        cursor?: string
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              job: {
                name: string
                title: string
              }
              household_id: number | null
              /** @enum {unknown} */
              asked_by: 'schedule' | 'person' | 'program'
              attempt: number
              /** @enum {unknown} */
              outcome: 'running' | 'done' | 'failed' | 'lost' | 'returned'
              started_at: string
              finished_at: string | null
              duration_ms: number | null
              code: string | null
              message: string
              counts: {
                [key: string]: unknown
              }
              /** @enum {unknown} */
              can_replay: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
            }[]
            next_cursor: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_job_runs_by_id_replay: {
    parameters: {
      query?: never
      header?: {
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_instance: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            name: string
            version: string
            registration_open: boolean
            has_users: boolean
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_instance_settings: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            registration_open: boolean
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  patch_instance_settings: {
    parameters: {
      query?: never
      header?: {
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          registration_open: boolean
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            registration_open: boolean
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_instance_audit_events: {
    parameters: {
      query?: {
        cursor?: string
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              at: string
              user: {
                id: number
                name: string
              } | null
              action: string
              details: {
                [key: string]: unknown
              }
              ip: string
            }[]
            next_cursor: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_audit_events: {
    parameters: {
      query?: {
        cursor?: string
        limit?: number
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              at: string
              user: {
                id: number
                name: string
              } | null
              action: string
              details: {
                [key: string]: unknown
              }
              ip: string
            }[]
            next_cursor: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_sessions: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              created_at: string
              last_seen_at: string
              ip: string
              user_agent: string
              current: boolean
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_sessions_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  patch_profile: {
    parameters: {
      query?: never
      header?: {
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name?: string
          locale?: string
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            email: string
            name: string
            locale: string
            is_instance_admin: boolean
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  put_password: {
    parameters: {
      query?: never
      header?: {
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          current_password: string
          password: string
        }
      }
    }
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_password_resets: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          email: string
        }
      }
    }
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_password_resets_acceptance: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          token: string
          password: string
        }
      }
    }
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_tokens: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              name: string
              hint: string
              scopes: (
                | 'ledger:read'
                | 'ledger:write'
                | 'imports:read'
                | 'imports:write'
                | 'rules:read'
                | 'rules:write'
                | 'automations:read'
                | 'automations:write'
                | 'plugins:read'
                | 'plugins:manage'
                | 'household:read'
                | 'household:manage'
              )[]
              created_at: string
              expires_on: string | null
              last_used_at: string | null
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_tokens: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name: string
          scopes: (
            | 'ledger:read'
            | 'ledger:write'
            | 'imports:read'
            | 'imports:write'
            | 'rules:read'
            | 'rules:write'
            | 'automations:read'
            | 'automations:write'
            | 'plugins:read'
            | 'plugins:manage'
            | 'household:read'
            | 'household:manage'
          )[]
          /** Format: date */
          expires_on?: string
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            name: string
            hint: string
            scopes: (
              | 'ledger:read'
              | 'ledger:write'
              | 'imports:read'
              | 'imports:write'
              | 'rules:read'
              | 'rules:write'
              | 'automations:read'
              | 'automations:write'
              | 'plugins:read'
              | 'plugins:manage'
              | 'household:read'
              | 'household:manage'
            )[]
            created_at: string
            expires_on: string | null
            last_used_at: string | null
            token: string
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_tokens_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_users: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** Format: email */
          email: string
          password: string
          name: string
          locale?: string
          invitation_token?: string
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            user: {
              id: number
              email: string
              name: string
              locale: string
              is_instance_admin: boolean
            }
            household: {
              id: number
              name: string
              base_currency: string
              time_zone: string
              locale: string
            } | null
            role: ('viewer' | 'member' | 'admin' | 'owner') | null
            households: {
              id: number
              name: string
              /** @enum {unknown} */
              role: 'viewer' | 'member' | 'admin' | 'owner'
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_session: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            user: {
              id: number
              email: string
              name: string
              locale: string
              is_instance_admin: boolean
            }
            household: {
              id: number
              name: string
              base_currency: string
              time_zone: string
              locale: string
            } | null
            role: ('viewer' | 'member' | 'admin' | 'owner') | null
            households: {
              id: number
              name: string
              /** @enum {unknown} */
              role: 'viewer' | 'member' | 'admin' | 'owner'
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_session: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          email: string
          password: string
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            user: {
              id: number
              email: string
              name: string
              locale: string
              is_instance_admin: boolean
            }
            household: {
              id: number
              name: string
              base_currency: string
              time_zone: string
              locale: string
            } | null
            role: ('viewer' | 'member' | 'admin' | 'owner') | null
            households: {
              id: number
              name: string
              /** @enum {unknown} */
              role: 'viewer' | 'member' | 'admin' | 'owner'
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_session: {
    parameters: {
      query?: never
      header?: {
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  put_session_household: {
    parameters: {
      query?: never
      header?: {
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          household_id: number
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            user: {
              id: number
              email: string
              name: string
              locale: string
              is_instance_admin: boolean
            }
            household: {
              id: number
              name: string
              base_currency: string
              time_zone: string
              locale: string
            } | null
            role: ('viewer' | 'member' | 'admin' | 'owner') | null
            households: {
              id: number
              name: string
              /** @enum {unknown} */
              role: 'viewer' | 'member' | 'admin' | 'owner'
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_households: {
    parameters: {
      query?: never
      header?: {
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name: string
          base_currency: string
          time_zone: string
          locale: string
          /** @enum {unknown} */
          starter_set: 'everyday' | 'detailed' | 'organisation' | 'none'
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            user: {
              id: number
              email: string
              name: string
              locale: string
              is_instance_admin: boolean
            }
            household: {
              id: number
              name: string
              base_currency: string
              time_zone: string
              locale: string
            } | null
            role: ('viewer' | 'member' | 'admin' | 'owner') | null
            households: {
              id: number
              name: string
              /** @enum {unknown} */
              role: 'viewer' | 'member' | 'admin' | 'owner'
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_household: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            name: string
            base_currency: string
            time_zone: string
            locale: string
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_household: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  patch_household: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name?: string
          base_currency?: string
          time_zone?: string
          locale?: string
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            name: string
            base_currency: string
            time_zone: string
            locale: string
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_members: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              user: {
                id: number
                name: string
                email: string
              }
              /** @enum {unknown} */
              role: 'viewer' | 'member' | 'admin' | 'owner'
              joined_at: string
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_members_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  patch_members_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          role: 'viewer' | 'member' | 'admin' | 'owner'
        }
      }
    }
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_invitations: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              email: string | null
              /** @enum {unknown} */
              role: 'admin' | 'member' | 'viewer'
              created_at: string
              expires_at: string
              invited_by: components['schemas']['Named']
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_invitations: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** Format: email */
          email?: string
          /** @enum {unknown} */
          role: 'admin' | 'member' | 'viewer'
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            email: string | null
            /** @enum {unknown} */
            role: 'admin' | 'member' | 'viewer'
            created_at: string
            expires_at: string
            invited_by: components['schemas']['Named']
            link_token: string
            /** @enum {unknown} */
            mailed: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_invitations_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_invitations_acceptance: {
    parameters: {
      query?: never
      header?: {
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          token: string
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            user: {
              id: number
              email: string
              name: string
              locale: string
              is_instance_admin: boolean
            }
            household: {
              id: number
              name: string
              base_currency: string
              time_zone: string
              locale: string
            } | null
            role: ('viewer' | 'member' | 'admin' | 'owner') | null
            households: {
              id: number
              name: string
              /** @enum {unknown} */
              role: 'viewer' | 'member' | 'admin' | 'owner'
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_change_sets: {
    parameters: {
      query?: {
        cursor?: string
        limit?: number
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['ChangeSet'][]
            next_cursor: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_change_sets_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ChangeSet']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_change_sets_by_id_undo: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ChangeSet']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_currencies: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              code: string
              name: string
              scale: number
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_rates: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['Rate'][]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_rates: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          from: string
          to: string
          /** Format: date */
          on: string
          rate: string
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Rate']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_rates_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_plugin_instances_by_id_rates: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            added: number
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_household_restoration: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Restoration']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_accounts: {
    parameters: {
      query?: {
        archived?: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['Account'][]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_accounts: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name: string
          /** @enum {unknown} */
          subtype:
            | 'checking'
            | 'savings'
            | 'cash'
            | 'wallet'
            | 'brokerage'
            | 'property'
            | 'vehicle'
            | 'other_asset'
            | 'credit_card'
            | 'loan'
            | 'mortgage'
            | 'other_liability'
          currency: string
          opening_balance?: string
          /** Format: date */
          opening_on?: string
          institution?: string | null
          number?: string | null
          icon?: string | null
          color?: string | null
          note?: string
          include_in_net_worth?: boolean
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Account']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_accounts_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Account']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_accounts_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  patch_accounts_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name?: string
          /** @enum {unknown} */
          subtype?:
            | 'checking'
            | 'savings'
            | 'cash'
            | 'wallet'
            | 'brokerage'
            | 'property'
            | 'vehicle'
            | 'other_asset'
            | 'credit_card'
            | 'loan'
            | 'mortgage'
            | 'other_liability'
          archived?: boolean
          position?: number
          institution?: string | null
          number?: string | null
          icon?: string | null
          color?: string | null
          note?: string
          include_in_net_worth?: boolean
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Account']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_categories: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['Category'][]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_categories: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name: string
          /** @enum {unknown} */
          kind: 'income' | 'expense'
          parent_id?: number | null
          icon?: string | null
          color?: string | null
          position?: number
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Category']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_categories_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  patch_categories_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name?: string
          archived?: boolean
          parent_id?: number | null
          icon?: string | null
          color?: string | null
          position?: number
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Category']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_categories_by_id_merging: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          into: number
        }
      }
    }
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_payees: {
    parameters: {
      query?: {
        query?: string
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['Payee'][]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  patch_payees_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name: string
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Payee']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_payees_by_id_merging: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          into: number
        }
      }
    }
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_payees_by_id_names: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['PayeeName'][]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_payees_by_id_splitting: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          names: string[]
          name: string
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Payee']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_payee_suggestions: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['PayeeSuggestion'][]
            total: {
              count: number
            }
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_payee_suggestions_rejections: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          first: number
          second: number
        }
      }
    }
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_tags: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['Tag'][]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_tags: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name: string
          color?: string | null
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Tag']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_tags_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  patch_tags_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name?: string
          color?: string | null
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Tag']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_transactions: {
    parameters: {
      query?: {
        account?: number
        category?: number
        payee?: number
        tag?: number
        from?: string
        to?: string
        min?: string
        max?: string
        spent?: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
        weekday?: number
        status?: 'pending' | 'posted' | 'void'
        uncategorised?: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
        excluded?: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
        needs_review?: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
        search?: string
        batch?: number
        cursor?: string
        limit?: number
        total?: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['Transaction'][]
            next_cursor: string | null
            total?: {
              count: number
            }
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_transactions: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** Format: date */
          occurred_on: string
          account_id: number
          amount: string
          payee?: string | null
          payee_id?: number
          memo?: string
          note?: string
          category_id?: number | null
          transfer_account_id?: number
          arrives?: string
          splits?: {
            category_id?: number
            transfer_account_id?: number
            amount: string
            arrives?: string
            memo?: string
          }[]
          tags?: string[]
          /** @enum {unknown} */
          status?: 'pending' | 'posted' | 'void'
          /** @enum {unknown} */
          clearing?: 'uncleared' | 'cleared' | 'reconciled'
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Transaction']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  patch_transactions: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          ids: number[]
          set: {
            category_id?: number
            payee?: string
            add_tags?: string[]
            remove_tags?: string[]
            note?: string
            /** @enum {unknown} */
            clearing?: 'uncleared' | 'cleared'
            /** @enum {unknown} */
            status?: 'pending' | 'posted' | 'void'
            reviewed?: boolean
            excluded?: boolean
            needs_review?: boolean
          }
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            changed: number
            change_set_id: number | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_transactions_deletion: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          ids: number[]
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            changed: number
            change_set_id: number | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_transactions_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Transaction']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_transactions_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  patch_transactions_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** Format: date */
          occurred_on?: string
          account_id?: number
          amount?: string
          reviewed?: boolean
          excluded?: boolean
          needs_review?: boolean
          payee?: string | null
          payee_id?: number
          memo?: string
          note?: string
          category_id?: number | null
          transfer_account_id?: number
          arrives?: string
          splits?: {
            category_id?: number
            transfer_account_id?: number
            amount: string
            arrives?: string
            memo?: string
          }[]
          tags?: string[]
          /** @enum {unknown} */
          status?: 'pending' | 'posted' | 'void'
          /** @enum {unknown} */
          clearing?: 'uncleared' | 'cleared' | 'reconciled'
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Transaction']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_transactions_by_id_voiding: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Transaction']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_transactions_by_id_history: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              change_set_id: number
              at: string
              actor: {
                kind: string
                label: string
              }
              cause: string
              summary: string
              fields: {
                field: string
                before: string | null
                after: string | null
              }[]
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_export: {
    parameters: {
      query: {
        format: 'hledger' | 'beancount' | 'json'
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'text/plain': unknown
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_transfer_suggestions: {
    parameters: {
      query?: {
        from?: string
        to?: string
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['TransferSuggestion'][]
            total: {
              count: number
            }
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_transfer_suggestions_links: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          pairs: {
            from: number
            to: number
          }[]
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            changed: number
            change_set_id: number | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_transfer_suggestions_rejections: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          pairs: {
            from: number
            to: number
          }[]
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            changed: number
            change_set_id: number | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_linked_transfers: {
    parameters: {
      query?: {
        limit?: number
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['LinkedTransfer'][]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_transactions_by_id_separation: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_budget: {
    parameters: {
      query?: {
        period?: string
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['BudgetPeriod']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  put_budget_settings: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          period_length?: 'week' | 'two_weeks' | 'month' | 'year'
          /** Format: date */
          anchor_on?: string
          /** Format: date */
          starts_on?: string
          /** @enum {unknown} */
          default_mode?: 'envelope' | 'limit'
          opening_amount?: string
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['BudgetSettings']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  patch_budget_categories_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          mode?: ('envelope' | 'limit' | 'none') | null
          rollover?: ('surplus' | 'deficit' | 'both' | 'none') | null
          covers_branch?: boolean
          set_aside?: boolean
        }
      }
    }
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_budget_categories_by_id_history: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['BudgetHistory']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_budget_categories_by_id_templates: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['BudgetTemplate'][]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  put_budget_categories_by_id_templates: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          templates: components['schemas']['BudgetTemplate'][]
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['BudgetTemplate'][]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  put_budget_assignments: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          period: string
          assignments: {
            category_id: number
            amount: string
          }[]
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['BudgetPeriod']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_budget_moves: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          period: string
          from_category_id?: number | null
          to_category_id?: number | null
          amount: string
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['BudgetPeriod']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  put_budget_hold: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          period: string
          amount: string
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['BudgetPeriod']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_budget_fillings_preview: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          period: string
          /** @enum {unknown} */
          source: 'templates' | 'last_period' | 'average'
          overwrite?: boolean
          category_ids?: number[]
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['BudgetFilling']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_budget_fillings: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          period: string
          /** @enum {unknown} */
          source: 'templates' | 'last_period' | 'average'
          overwrite?: boolean
          category_ids?: number[]
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['BudgetFilling']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_goals: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['Goal'][]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_goals: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name: string
          /** @enum {unknown} */
          kind: 'save' | 'pay_down'
          currency?: string
          target_amount: string
          start_amount?: string
          entered_amount?: string
          excluded_amount?: string
          account_ids?: number[]
          category_id?: number | null
          /** Format: date */
          started_on?: string
          /** Format: date */
          target_on?: string | null
          contribution?: string | null
          yearly_rate?: string | null
          note?: string
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Goal']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_goals_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Goal']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_goals_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  patch_goals_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name?: string
          target_amount?: string
          archived?: boolean
          start_amount?: string
          entered_amount?: string
          excluded_amount?: string
          account_ids?: number[]
          category_id?: number | null
          /** Format: date */
          started_on?: string
          /** Format: date */
          target_on?: string | null
          contribution?: string | null
          yearly_rate?: string | null
          note?: string
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Goal']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_goals_by_id_plan: {
    parameters: {
      query?: {
        contribution?: string
        target_amount?: string
        target_on?: string
        yearly_rate?: string
        extra?: string
        extra_once?: string
        extra_on?: string
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['GoalPlan']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_rules: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              name: string
              enabled: boolean
              /** @enum {unknown} */
              stage: 'pre' | 'main' | 'post'
              position: number
              condition: components['schemas']['Condition']
              actions: components['schemas']['RuleAction'][]
              stop: boolean
              problem: string | null
              specificity: number
              tests: {
                transaction: {
                  payee?: string
                  description?: string
                  memo?: string
                  note?: string
                  amount: string
                  currency: string
                  account_id: number
                  /** Format: date */
                  date: string
                  category_id?: number | null
                  tags?: string[]
                }
                expected: {
                  matches: boolean
                  category_id?: number
                  payee?: string
                  memo?: string
                  note?: string
                  tags?: string[]
                }
              }[]
              change_count: number
              last_matched_at: string | null
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_rules: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name: string
          enabled?: boolean
          /** @enum {unknown} */
          stage?: 'pre' | 'main' | 'post'
          condition: components['schemas']['Condition']
          actions: components['schemas']['RuleAction'][]
          stop?: boolean
          tests?: {
            transaction: {
              payee?: string
              description?: string
              memo?: string
              note?: string
              amount: string
              currency: string
              account_id: number
              /** Format: date */
              date: string
              category_id?: number | null
              tags?: string[]
            }
            expected: {
              matches: boolean
              category_id?: number
              payee?: string
              memo?: string
              note?: string
              tags?: string[]
            }
          }[]
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            name: string
            enabled: boolean
            /** @enum {unknown} */
            stage: 'pre' | 'main' | 'post'
            position: number
            condition: components['schemas']['Condition']
            actions: components['schemas']['RuleAction'][]
            stop: boolean
            problem: string | null
            specificity: number
            tests: {
              transaction: {
                payee?: string
                description?: string
                memo?: string
                note?: string
                amount: string
                currency: string
                account_id: number
                /** Format: date */
                date: string
                category_id?: number | null
                tags?: string[]
              }
              expected: {
                matches: boolean
                category_id?: number
                payee?: string
                memo?: string
                note?: string
                tags?: string[]
              }
            }[]
            change_count: number
            last_matched_at: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_rules_fields: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              name: string
              label: string
              type: string
              ops: {
                op: string
                value: string
              }[]
              choices?: string[]
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_conditions_fields: {
    parameters: {
      query: {
        trigger:
          | 'rule'
          | 'transaction'
          | 'posting'
          | 'account'
          | 'budget'
          | 'balance'
          | 'statement'
          | 'sync'
          | 'schedule'
          | 'webhook'
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              name: string
              label: string
              type: string
              ops: {
                op: string
                value: string
              }[]
              choices?: string[]
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  put_rules_order: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          ids: number[]
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              name: string
              enabled: boolean
              /** @enum {unknown} */
              stage: 'pre' | 'main' | 'post'
              position: number
              condition: components['schemas']['Condition']
              actions: components['schemas']['RuleAction'][]
              stop: boolean
              problem: string | null
              specificity: number
              tests: {
                transaction: {
                  payee?: string
                  description?: string
                  memo?: string
                  note?: string
                  amount: string
                  currency: string
                  account_id: number
                  /** Format: date */
                  date: string
                  category_id?: number | null
                  tags?: string[]
                }
                expected: {
                  matches: boolean
                  category_id?: number
                  payee?: string
                  memo?: string
                  note?: string
                  tags?: string[]
                }
              }[]
              change_count: number
              last_matched_at: string | null
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_rules_order_by_specificity: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          stage: 'pre' | 'main' | 'post'
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              name: string
              enabled: boolean
              /** @enum {unknown} */
              stage: 'pre' | 'main' | 'post'
              position: number
              condition: components['schemas']['Condition']
              actions: components['schemas']['RuleAction'][]
              stop: boolean
              problem: string | null
              specificity: number
              tests: {
                transaction: {
                  payee?: string
                  description?: string
                  memo?: string
                  note?: string
                  amount: string
                  currency: string
                  account_id: number
                  /** Format: date */
                  date: string
                  category_id?: number | null
                  tags?: string[]
                }
                expected: {
                  matches: boolean
                  category_id?: number
                  payee?: string
                  memo?: string
                  note?: string
                  tags?: string[]
                }
              }[]
              change_count: number
              last_matched_at: string | null
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_rules_preview: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          condition: components['schemas']['Condition']
          actions: components['schemas']['RuleAction'][]
          ask_plugins?: boolean
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            match_count: number
            change_count: number
            total: number
            sample: {
              transaction: components['schemas']['Transaction']
              changes: {
                /** @enum {unknown} */
                field:
                  | 'payee'
                  | 'category'
                  | 'memo'
                  | 'note'
                  | 'tags'
                  | 'excluded'
                  | 'needs_review'
                  | 'recurring'
                  | 'reviewed'
                before: string | null
                after: string | null
                blocked_by?: {
                  /** @enum {unknown} */
                  by: 'user' | 'rule' | 'plugin' | 'import' | 'split' | 'transfer' | 'amount' | 'currency'
                  label: string | null
                }
              }[]
            }[]
            plugins: {
              asked: number
              problem: string | null
            } | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_rules_runs_preview: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            match_count: number
            change_count: number
            total: number
            sample: {
              transaction: components['schemas']['Transaction']
              changes: {
                /** @enum {unknown} */
                field:
                  | 'payee'
                  | 'category'
                  | 'memo'
                  | 'note'
                  | 'tags'
                  | 'excluded'
                  | 'needs_review'
                  | 'recurring'
                  | 'reviewed'
                before: string | null
                after: string | null
                blocked_by?: {
                  /** @enum {unknown} */
                  by: 'user' | 'rule' | 'plugin' | 'import' | 'split' | 'transfer' | 'amount' | 'currency'
                  label: string | null
                }
              }[]
            }[]
            plugins: {
              asked: number
              problem: string | null
            } | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_rules_runs: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          transaction_ids?: number[]
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            changed: number
            change_set_id: number | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_rules_conflicts: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              /** @enum {unknown} */
              kind: 'stopped' | 'overridden' | 'conflict' | 'unused'
              rule_id: number
              by_rule_id: number | null
              field: ('payee' | 'category' | 'memo' | 'note' | 'tags') | null
              transaction_count: number
              certain: boolean
            }[]
            transaction_count: number
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_rules_suggestions: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              key: string
              name: string
              condition: components['schemas']['Condition']
              actions: components['schemas']['RuleAction'][]
              correction_count: number
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_rules_suggestions_dismissal: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          key: string
        }
      }
    }
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_rules_blueprint: {
    parameters: {
      query?: {
        ids?: string
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @enum {string} */
            schema: 'rules/1'
            references: {
              /** @enum {unknown} */
              kind: 'account' | 'category' | 'recurring' | 'instance'
              id: number
              name: string
            }[]
            rules: {
              name: string
              /** @enum {unknown} */
              stage: 'pre' | 'main' | 'post'
              condition: components['schemas']['Condition']
              actions: components['schemas']['RuleAction'][]
              stop: boolean
              tests: {
                transaction: {
                  payee?: string
                  description?: string
                  memo?: string
                  note?: string
                  amount: string
                  currency: string
                  account_id: number
                  /** Format: date */
                  date: string
                  category_id?: number | null
                  tags?: string[]
                }
                expected: {
                  matches: boolean
                  category_id?: number
                  payee?: string
                  memo?: string
                  note?: string
                  tags?: string[]
                }
              }[]
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_rules_blueprint: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          rule_set: {
            /** @enum {string} */
            schema: 'rules/1'
            references: {
              /** @enum {unknown} */
              kind: 'account' | 'category' | 'recurring' | 'instance'
              id: number
              name: string
            }[]
            rules: {
              name: string
              /** @enum {unknown} */
              stage: 'pre' | 'main' | 'post'
              condition: components['schemas']['Condition']
              actions: components['schemas']['RuleAction'][]
              stop: boolean
              tests: {
                transaction: {
                  payee?: string
                  description?: string
                  memo?: string
                  note?: string
                  amount: string
                  currency: string
                  account_id: number
                  /** Format: date */
                  date: string
                  category_id?: number | null
                  tags?: string[]
                }
                expected: {
                  matches: boolean
                  category_id?: number
                  payee?: string
                  memo?: string
                  note?: string
                  tags?: string[]
                }
              }[]
            }[]
          }
          meanings: {
            /** @enum {unknown} */
            kind: 'account' | 'category' | 'recurring' | 'instance'
            id: number
            here: number
          }[]
          leave_out?: number[]
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            added: number
            changed: number
            change_set_id: number | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_rules_blueprint_preview: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          rule_set: {
            /** @enum {string} */
            schema: 'rules/1'
            references: {
              /** @enum {unknown} */
              kind: 'account' | 'category' | 'recurring' | 'instance'
              id: number
              name: string
            }[]
            rules: {
              name: string
              /** @enum {unknown} */
              stage: 'pre' | 'main' | 'post'
              condition: components['schemas']['Condition']
              actions: components['schemas']['RuleAction'][]
              stop: boolean
              tests: {
                transaction: {
                  payee?: string
                  description?: string
                  memo?: string
                  note?: string
                  amount: string
                  currency: string
                  account_id: number
                  /** Format: date */
                  date: string
                  category_id?: number | null
                  tags?: string[]
                }
                expected: {
                  matches: boolean
                  category_id?: number
                  payee?: string
                  memo?: string
                  note?: string
                  tags?: string[]
                }
              }[]
            }[]
          }
          meanings: {
            /** @enum {unknown} */
            kind: 'account' | 'category' | 'recurring' | 'instance'
            id: number
            here: number
          }[]
          leave_out?: number[]
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            references: {
              /** @enum {unknown} */
              kind: 'account' | 'category' | 'recurring' | 'instance'
              id: number
              name: string
              here: {
                id: number
                name: string
              } | null
            }[]
            rules: {
              name: string
              /** @enum {unknown} */
              outcome: 'added' | 'changed' | 'same'
              rule: {
                name: string
                /** @enum {unknown} */
                stage: 'pre' | 'main' | 'post'
                condition: string | number | boolean | unknown[] | Record<string, never>
                actions: (string | number | boolean | unknown[] | Record<string, never>)[]
                stop: boolean
              }
              known: {
                id: number
                rule: {
                  name: string
                  /** @enum {unknown} */
                  stage: 'pre' | 'main' | 'post'
                  condition: string | number | boolean | unknown[] | Record<string, never>
                  actions: (string | number | boolean | unknown[] | Record<string, never>)[]
                  stop: boolean
                }
              } | null
              differs: ('name' | 'stage' | 'condition' | 'actions' | 'stop' | 'tests')[]
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_rules_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            name: string
            enabled: boolean
            /** @enum {unknown} */
            stage: 'pre' | 'main' | 'post'
            position: number
            condition: components['schemas']['Condition']
            actions: components['schemas']['RuleAction'][]
            stop: boolean
            problem: string | null
            specificity: number
            tests: {
              transaction: {
                payee?: string
                description?: string
                memo?: string
                note?: string
                amount: string
                currency: string
                account_id: number
                /** Format: date */
                date: string
                category_id?: number | null
                tags?: string[]
              }
              expected: {
                matches: boolean
                category_id?: number
                payee?: string
                memo?: string
                note?: string
                tags?: string[]
              }
            }[]
            change_count: number
            last_matched_at: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_rules_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  patch_rules_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name?: string
          enabled?: boolean
          /** @enum {unknown} */
          stage?: 'pre' | 'main' | 'post'
          condition?: components['schemas']['Condition']
          actions?: components['schemas']['RuleAction'][]
          stop?: boolean
          tests?: {
            transaction: {
              payee?: string
              description?: string
              memo?: string
              note?: string
              amount: string
              currency: string
              account_id: number
              /** Format: date */
              date: string
              category_id?: number | null
              tags?: string[]
            }
            expected: {
              matches: boolean
              category_id?: number
              payee?: string
              memo?: string
              note?: string
              tags?: string[]
            }
          }[]
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            name: string
            enabled: boolean
            /** @enum {unknown} */
            stage: 'pre' | 'main' | 'post'
            position: number
            condition: components['schemas']['Condition']
            actions: components['schemas']['RuleAction'][]
            stop: boolean
            problem: string | null
            specificity: number
            tests: {
              transaction: {
                payee?: string
                description?: string
                memo?: string
                note?: string
                amount: string
                currency: string
                account_id: number
                /** Format: date */
                date: string
                category_id?: number | null
                tags?: string[]
              }
              expected: {
                matches: boolean
                category_id?: number
                payee?: string
                memo?: string
                note?: string
                tags?: string[]
              }
            }[]
            change_count: number
            last_matched_at: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_rules_by_id_application: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          transaction_ids?: number[]
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            changed: number
            change_set_id: number | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_rules_by_id_versions: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              number: number
              saved_by: string
              saved_at: string
              name: string
              /** @enum {unknown} */
              stage: 'pre' | 'main' | 'post'
              condition: components['schemas']['Condition']
              actions: components['schemas']['RuleAction'][]
              stop: boolean
              tests: {
                transaction: {
                  payee?: string
                  description?: string
                  memo?: string
                  note?: string
                  amount: string
                  currency: string
                  account_id: number
                  /** Format: date */
                  date: string
                  category_id?: number | null
                  tags?: string[]
                }
                expected: {
                  matches: boolean
                  category_id?: number
                  payee?: string
                  memo?: string
                  note?: string
                  tags?: string[]
                }
              }[]
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_rules_by_id_restoration: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          version: number
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            name: string
            enabled: boolean
            /** @enum {unknown} */
            stage: 'pre' | 'main' | 'post'
            position: number
            condition: components['schemas']['Condition']
            actions: components['schemas']['RuleAction'][]
            stop: boolean
            problem: string | null
            specificity: number
            tests: {
              transaction: {
                payee?: string
                description?: string
                memo?: string
                note?: string
                amount: string
                currency: string
                account_id: number
                /** Format: date */
                date: string
                category_id?: number | null
                tags?: string[]
              }
              expected: {
                matches: boolean
                category_id?: number
                payee?: string
                memo?: string
                note?: string
                tags?: string[]
              }
            }[]
            change_count: number
            last_matched_at: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_transactions_by_id_rules: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              rule: {
                id: number
                name: string
                /** @enum {unknown} */
                stage: 'pre' | 'main' | 'post'
              }
              /** @enum {unknown} */
              outcome: 'matched' | 'not_matched' | 'stopped' | 'off' | 'invalid'
              problem: string | null
              stopped_by: components['schemas']['Named'] | null
              set: {
                /** @enum {unknown} */
                field: 'payee' | 'category' | 'memo' | 'note' | 'tags'
                overridden_by: components['schemas']['Named'] | null
              }[]
              blocked: {
                /** @enum {unknown} */
                field: 'payee' | 'category' | 'memo' | 'note' | 'tags'
                /** @enum {unknown} */
                by: 'user' | 'rule' | 'plugin' | 'import' | 'split' | 'transfer' | 'amount' | 'currency'
                label: string | null
              }[]
              explanation: components['schemas']['ConditionExplanation']
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_imports: {
    parameters: {
      query?: {
        cursor?: string
        limit?: number
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['ImportBatch'][]
            next_cursor: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_imports: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'multipart/form-data': {
          account_id?: number
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ImportBatch']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_imports_archives: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'multipart/form-data': {
          account_id?: number
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['ImportBatch'][]
            left_out: {
              name: string
              reason: string
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_imports_by_id_issues: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'text/csv': unknown
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_imports_by_id_failure: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            report: {
              [key: string]: unknown
            } | null
            note: string | null
            can_send_original: boolean
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_imports_by_id_failure_original: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            report: {
              [key: string]: unknown
            } | null
            note: string | null
            can_send_original: boolean
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_imports_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ImportBatch']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_imports_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  patch_imports_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          accounts?: {
            statement: string
            account_id?: number
            create?: {
              name: string
              /** @enum {unknown} */
              subtype:
                | 'checking'
                | 'savings'
                | 'cash'
                | 'wallet'
                | 'brokerage'
                | 'property'
                | 'vehicle'
                | 'other_asset'
                | 'credit_card'
                | 'loan'
                | 'mortgage'
                | 'other_liability'
              currency: string
            }
          }[]
          mapping?: {
            columns: {
              index: number
              /** @enum {unknown} */
              role:
                | 'ignore'
                | 'date'
                | 'value_date'
                | 'amount'
                | 'money_in'
                | 'money_out'
                | 'direction'
                | 'currency'
                | 'balance'
                | 'payee'
                | 'memo'
                | 'counterparty'
                | 'category'
                | 'external_id'
                | 'check_number'
                | 'account'
                | 'status'
            }[]
            /** @enum {unknown} */
            date_order?: 'ymd' | 'dmy' | 'mdy'
            /** @enum {unknown} */
            decimal?: '.' | ','
            inverted?: boolean
          }
          password?: string
          decisions?: {
            row: number
            decision?: ('import' | 'skip') | null
          }[]
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ImportBatch']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_imports_by_id_rows: {
    parameters: {
      query?: {
        outcome?: 'new' | 'matched' | 'duplicate' | 'suggested' | 'skipped'
        cursor?: string
        limit?: number
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['ImportRow'][]
            next_cursor: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_imports_by_id_commit: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ImportBatch']
        }
      }
      /** @description The work goes on */
      202: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ImportBatch']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_import_mappings: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['ImportMapping'][]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_import_mappings: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          columns: {
            name: string
            /** @enum {unknown} */
            role:
              | 'ignore'
              | 'date'
              | 'value_date'
              | 'amount'
              | 'money_in'
              | 'money_out'
              | 'direction'
              | 'currency'
              | 'balance'
              | 'payee'
              | 'memo'
              | 'counterparty'
              | 'category'
              | 'external_id'
              | 'check_number'
              | 'account'
              | 'status'
          }[]
          date_order?: ('ymd' | 'dmy' | 'mdy') | null
          decimal?: ('.' | ',') | null
          inverted?: boolean
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ImportMapping']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_import_mappings_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_accounts_by_id_statements: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['AccountStatement'][]
            months: components['schemas']['StatementMonth'][]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_accounts_by_id_import_tolerance: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            days_apart: number
            pending_days_apart: number
            likeness_percent: number
            is_default: boolean
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  put_accounts_by_id_import_tolerance: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          days_apart: number
          pending_days_apart: number
          likeness_percent: number
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            days_apart: number
            pending_days_apart: number
            likeness_percent: number
            is_default: boolean
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_review: {
    parameters: {
      query?: {
        cursor?: string
        limit?: number
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              transaction: components['schemas']['Transaction']
              guess: {
                category: components['schemas']['Named']
                confidence: number
                /** @enum {unknown} */
                by: 'history' | 'model' | 'knowledge' | 'advisor'
                reason: string
              } | null
              similar: number[]
            }[]
            next_cursor: string | null
            total: {
              count: number
            }
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_review_decisions: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          decisions: {
            transaction_id: number
            category_id: number
          }[]
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            changed: number
            change_set_id: number | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_categorizing_settings: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            enabled: boolean
            threshold: number
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  patch_categorizing_settings: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          enabled?: boolean
          threshold?: number
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            enabled: boolean
            threshold: number
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_ml_models: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              version: number
              plugin_version: string
              /** @enum {unknown} */
              state: 'candidate' | 'deployed' | 'retired'
              traffic_share: number
              rows: number
              corrections: number
              /** Format: date */
              from: string
              /** Format: date */
              to: string
              metrics: {
                /** Format: date */
                since: string
                rows: number
                accuracy: number
                macro_f1: number
                threshold: number
                coverage: number
                precision: number
                calibration_error: number
                importance: {
                  text: number
                  amount: number
                  account: number
                  day: number
                }
              } | null
              created_at: string
              deployed_at: string | null
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_ml_models: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      202: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            job_id: number
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_ml_models_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            version: number
            plugin_version: string
            /** @enum {unknown} */
            state: 'candidate' | 'deployed' | 'retired'
            traffic_share: number
            rows: number
            corrections: number
            /** Format: date */
            from: string
            /** Format: date */
            to: string
            metrics: {
              /** Format: date */
              since: string
              rows: number
              accuracy: number
              macro_f1: number
              threshold: number
              coverage: number
              precision: number
              calibration_error: number
              importance: {
                text: number
                amount: number
                account: number
                day: number
              }
            } | null
            created_at: string
            deployed_at: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_ml_models_by_id_training: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      202: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            job_id: number
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_ml_models_by_id_performance: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            metrics: {
              /** Format: date */
              since: string
              rows: number
              accuracy: number
              macro_f1: number
              threshold: number
              coverage: number
              precision: number
              calibration_error: number
              importance: {
                text: number
                amount: number
                account: number
                day: number
              }
            } | null
            drift: {
              /** @enum {unknown} */
              feature: 'amount' | 'weekday' | 'account'
              index: number
              /** @enum {unknown} */
              level: 'stable' | 'moved' | 'drifted'
            }[]
            live: {
              judged: number
              right: number
            }
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  put_ml_models_by_id_deployment: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          traffic_share: number
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              version: number
              plugin_version: string
              /** @enum {unknown} */
              state: 'candidate' | 'deployed' | 'retired'
              traffic_share: number
              rows: number
              corrections: number
              /** Format: date */
              from: string
              /** Format: date */
              to: string
              metrics: {
                /** Format: date */
                since: string
                rows: number
                accuracy: number
                macro_f1: number
                threshold: number
                coverage: number
                precision: number
                calibration_error: number
                importance: {
                  text: number
                  amount: number
                  account: number
                  day: number
                }
              } | null
              created_at: string
              deployed_at: string | null
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_ml_models_by_id_deployment: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              version: number
              plugin_version: string
              /** @enum {unknown} */
              state: 'candidate' | 'deployed' | 'retired'
              traffic_share: number
              rows: number
              corrections: number
              /** Format: date */
              from: string
              /** Format: date */
              to: string
              metrics: {
                /** Format: date */
                since: string
                rows: number
                accuracy: number
                macro_f1: number
                threshold: number
                coverage: number
                precision: number
                calibration_error: number
                importance: {
                  text: number
                  amount: number
                  account: number
                  day: number
                }
              } | null
              created_at: string
              deployed_at: string | null
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_plugin_instances_by_id_accounts: {
    parameters: {
      query?: {
        refresh?: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: string
              name: string
              currency: string
              kind: ('checking' | 'savings' | 'credit_card' | 'loan' | 'investment') | null
              institution: string | null
              number: string | null
              balance: components['schemas']['Money'] | null
              balance_on: string | null
              account_id: number | null
              from: string | null
              review: boolean
              waiting_import_id: number | null
              synced_at: string | null
            }[]
            warnings: string[]
            is_syncing: boolean
            next_cursor: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  put_plugin_instances_by_id_accounts: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          links: {
            id: string
            account_id?: number | null
            /** Format: date */
            from?: string
            review?: boolean
          }[]
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: string
              name: string
              currency: string
              kind: ('checking' | 'savings' | 'credit_card' | 'loan' | 'investment') | null
              institution: string | null
              number: string | null
              balance: components['schemas']['Money'] | null
              balance_on: string | null
              account_id: number | null
              from: string | null
              review: boolean
              waiting_import_id: number | null
              synced_at: string | null
            }[]
            warnings: string[]
            is_syncing: boolean
            next_cursor: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_plugin_instances_by_id_sync: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            batches: components['schemas']['ImportBatch'][]
            warnings: string[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_plugin_instances_by_id_sync_requests: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      202: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            is_syncing: boolean
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_plugin_instances_by_id_advice: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          question: string
          history?: {
            /** @enum {unknown} */
            by: 'user' | 'advisor'
            text: string
          }[]
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            text: string
            proposals: {
              /** @enum {unknown} */
              kind: 'set_category' | 'create_rule' | 'note'
              reason: string
              transaction_id?: number
              category?: {
                id: number
                name: string
              }
              name?: string
              payee_contains?: string
              text?: string
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_plugins: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: string
              name: string
              version: string
              description: string
              license: string
              publisher: string
              icon: string | null
              /** @enum {unknown} */
              level: 'bundled' | 'verified' | 'self_signed' | 'unsigned'
              kinds: string[]
              formats: {
                name: string
                extensions: string[]
              }[]
              contributes: components['schemas']['PluginContributions']
              settings_schema: components['schemas']['SettingsForm'] | null
              schedule: {
                default_minutes: number
                least_minutes: number
              } | null
              permissions: components['schemas']['PluginPermission'][]
              sentences: {
                can_read: string[]
                can_contact: string[]
                keeps: string[]
                can_change: string[]
                cannot: string[]
              }
              risk: {
                /** @enum {unknown} */
                level: 'low' | 'medium' | 'high'
                why: string
              }
              instance_count: number
              quality: ('bronze' | 'silver' | 'gold') | null
              needs_instance: boolean
              enabled: boolean
              health: {
                /** @enum {unknown} */
                status: 'ok' | 'failing' | 'quarantined'
                last_run_at: string | null
                last_error: string | null
                runs: number
                failures: number
              }
            }[]
            next_cursor: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_plugins_host: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            isolation: {
              process: boolean
              permission_model: boolean
              /** @enum {unknown} */
              memory_limit: 'system' | 'watched'
              no_network: boolean
              other_user: boolean
              /** @enum {unknown} */
              level: 'full' | 'partial' | 'basic'
              sentences: string[]
            }
            safe_mode: boolean
            hosts: {
              /** @enum {unknown} */
              lane: 'bundled' | 'third_party' | 'own'
              thread: number
              pid: number | null
              running: number
              waiting: number
              starts: number
              deaths: number
            }[]
            problems: string[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_plugins_by_plugin: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        plugin: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: string
            name: string
            version: string
            description: string
            license: string
            publisher: string
            icon: string | null
            /** @enum {unknown} */
            level: 'bundled' | 'verified' | 'self_signed' | 'unsigned'
            kinds: string[]
            formats: {
              name: string
              extensions: string[]
            }[]
            contributes: components['schemas']['PluginContributions']
            settings_schema: components['schemas']['SettingsForm'] | null
            schedule: {
              default_minutes: number
              least_minutes: number
            } | null
            permissions: components['schemas']['PluginPermission'][]
            sentences: {
              can_read: string[]
              can_contact: string[]
              keeps: string[]
              can_change: string[]
              cannot: string[]
            }
            risk: {
              /** @enum {unknown} */
              level: 'low' | 'medium' | 'high'
              why: string
            }
            instance_count: number
            quality: ('bronze' | 'silver' | 'gold') | null
            needs_instance: boolean
            enabled: boolean
            health: {
              /** @enum {unknown} */
              status: 'ok' | 'failing' | 'quarantined'
              last_run_at: string | null
              last_error: string | null
              runs: number
              failures: number
            }
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  patch_plugins_by_plugin: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        plugin: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          enabled: boolean
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: string
            name: string
            version: string
            description: string
            license: string
            publisher: string
            icon: string | null
            /** @enum {unknown} */
            level: 'bundled' | 'verified' | 'self_signed' | 'unsigned'
            kinds: string[]
            formats: {
              name: string
              extensions: string[]
            }[]
            contributes: components['schemas']['PluginContributions']
            settings_schema: components['schemas']['SettingsForm'] | null
            schedule: {
              default_minutes: number
              least_minutes: number
            } | null
            permissions: components['schemas']['PluginPermission'][]
            sentences: {
              can_read: string[]
              can_contact: string[]
              keeps: string[]
              can_change: string[]
              cannot: string[]
            }
            risk: {
              /** @enum {unknown} */
              level: 'low' | 'medium' | 'high'
              why: string
            }
            instance_count: number
            quality: ('bronze' | 'silver' | 'gold') | null
            needs_instance: boolean
            enabled: boolean
            health: {
              /** @enum {unknown} */
              status: 'ok' | 'failing' | 'quarantined'
              last_run_at: string | null
              last_error: string | null
              runs: number
              failures: number
            }
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_plugins_by_plugin_icon: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        plugin: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'image/svg+xml': unknown
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_plugins_by_plugin_runs: {
    parameters: {
      query?: {
        cursor?: string
        limit?: number
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        plugin: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              at: string
              kind: string
              /** @enum {unknown} */
              status: 'ok' | 'failed'
              code: string | null
              error: string | null
              duration_ms: number
              cpu_ms: number
            }[]
            next_cursor: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_plugin_instances_by_id_messages: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          title: string
          body: string
          /** @enum {unknown} */
          severity: 'info' | 'warning' | 'critical'
          /** Format: uri */
          url?: string | null
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            receipt: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_plugin_instances_by_id_report: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          parameters?: components['schemas']['SettingValues']
          /** Format: date */
          from: string
          /** Format: date */
          to: string
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            document: components['schemas']['ReportDocument']
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_plugin_instances: {
    parameters: {
      query?: {
        plugin?: string
        kind?: string
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              plugin_id: string
              title: string
              unique_id: string | null
              enabled: boolean
              /** @enum {unknown} */
              state: 'ready' | 'needs_connection' | 'needs_attention' | 'quarantined'
              state_reason: string
              settings: components['schemas']['SettingValues']
              settings_version: number
              lan: {
                setting: string
                origin: string
                allowed: boolean
              }[]
              every_minutes: number | null
              next_run_at: string | null
              consent_ends_on: string | null
              permissions_pending: components['schemas']['PluginPermission'][]
              health: {
                /** @enum {unknown} */
                status: 'ok' | 'failing' | 'quarantined'
                last_run_at: string | null
                last_error: string | null
                runs: number
                failures: number
              }
              last_problem: {
                at: string
                code: string
                message: string
              } | null
              created_at: string
            }[]
            next_cursor: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_plugin_instances: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          plugin_id: string
          title: string
          settings?: components['schemas']['SettingValues']
          secrets?: components['schemas']['SecretValues']
          lan?: {
            setting: string
            origin: string
          }[]
          every_minutes?: number | null
          accept_permissions?: boolean
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            plugin_id: string
            title: string
            unique_id: string | null
            enabled: boolean
            /** @enum {unknown} */
            state: 'ready' | 'needs_connection' | 'needs_attention' | 'quarantined'
            state_reason: string
            settings: components['schemas']['SettingValues']
            settings_version: number
            lan: {
              setting: string
              origin: string
              allowed: boolean
            }[]
            every_minutes: number | null
            next_run_at: string | null
            consent_ends_on: string | null
            permissions_pending: components['schemas']['PluginPermission'][]
            health: {
              /** @enum {unknown} */
              status: 'ok' | 'failing' | 'quarantined'
              last_run_at: string | null
              last_error: string | null
              runs: number
              failures: number
            }
            last_problem: {
              at: string
              code: string
              message: string
            } | null
            created_at: string
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_plugin_instances_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            plugin_id: string
            title: string
            unique_id: string | null
            enabled: boolean
            /** @enum {unknown} */
            state: 'ready' | 'needs_connection' | 'needs_attention' | 'quarantined'
            state_reason: string
            settings: components['schemas']['SettingValues']
            settings_version: number
            lan: {
              setting: string
              origin: string
              allowed: boolean
            }[]
            every_minutes: number | null
            next_run_at: string | null
            consent_ends_on: string | null
            permissions_pending: components['schemas']['PluginPermission'][]
            health: {
              /** @enum {unknown} */
              status: 'ok' | 'failing' | 'quarantined'
              last_run_at: string | null
              last_error: string | null
              runs: number
              failures: number
            }
            last_problem: {
              at: string
              code: string
              message: string
            } | null
            created_at: string
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_plugin_instances_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  patch_plugin_instances_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          title?: string
          enabled?: boolean
          settings?: components['schemas']['SettingValues']
          secrets?: components['schemas']['SecretValues']
          lan?: {
            setting: string
            origin: string
          }[]
          every_minutes?: number | null
          accept_permissions?: boolean
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            plugin_id: string
            title: string
            unique_id: string | null
            enabled: boolean
            /** @enum {unknown} */
            state: 'ready' | 'needs_connection' | 'needs_attention' | 'quarantined'
            state_reason: string
            settings: components['schemas']['SettingValues']
            settings_version: number
            lan: {
              setting: string
              origin: string
              allowed: boolean
            }[]
            every_minutes: number | null
            next_run_at: string | null
            consent_ends_on: string | null
            permissions_pending: components['schemas']['PluginPermission'][]
            health: {
              /** @enum {unknown} */
              status: 'ok' | 'failing' | 'quarantined'
              last_run_at: string | null
              last_error: string | null
              runs: number
              failures: number
            }
            last_problem: {
              at: string
              code: string
              message: string
            } | null
            created_at: string
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_plugin_instances_by_id_test: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            ok: boolean
            code: string | null
            message: string
            log: string
            duration_ms: number
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_plugin_instances_by_id_connection: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          input: components['schemas']['SettingValues']
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            plugin_id: string
            title: string
            unique_id: string | null
            enabled: boolean
            /** @enum {unknown} */
            state: 'ready' | 'needs_connection' | 'needs_attention' | 'quarantined'
            state_reason: string
            settings: components['schemas']['SettingValues']
            settings_version: number
            lan: {
              setting: string
              origin: string
              allowed: boolean
            }[]
            every_minutes: number | null
            next_run_at: string | null
            consent_ends_on: string | null
            permissions_pending: components['schemas']['PluginPermission'][]
            health: {
              /** @enum {unknown} */
              status: 'ok' | 'failing' | 'quarantined'
              last_run_at: string | null
              last_error: string | null
              runs: number
              failures: number
            }
            last_problem: {
              at: string
              code: string
              message: string
            } | null
            created_at: string
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_plugin_instances_by_id_release: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            plugin_id: string
            title: string
            unique_id: string | null
            enabled: boolean
            /** @enum {unknown} */
            state: 'ready' | 'needs_connection' | 'needs_attention' | 'quarantined'
            state_reason: string
            settings: components['schemas']['SettingValues']
            settings_version: number
            lan: {
              setting: string
              origin: string
              allowed: boolean
            }[]
            every_minutes: number | null
            next_run_at: string | null
            consent_ends_on: string | null
            permissions_pending: components['schemas']['PluginPermission'][]
            health: {
              /** @enum {unknown} */
              status: 'ok' | 'failing' | 'quarantined'
              last_run_at: string | null
              last_error: string | null
              runs: number
              failures: number
            }
            last_problem: {
              at: string
              code: string
              message: string
            } | null
            created_at: string
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_plugin_instances_by_id_runs: {
    parameters: {
      query?: {
        cursor?: string
        limit?: number
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              at: string
              kind: string
              version: string | null
              /** @enum {unknown} */
              status: 'ok' | 'failed'
              code: string | null
              error: string | null
              duration_ms: number
              cpu_ms: number
              host_killed: boolean
              log: string
            }[]
            next_cursor: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_plugin_instances_by_id_runs_by_run: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
        run: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            at: string
            kind: string
            version: string | null
            /** @enum {unknown} */
            status: 'ok' | 'failed'
            code: string | null
            error: string | null
            duration_ms: number
            cpu_ms: number
            host_killed: boolean
            log: string
            host_calls: {
              operation: string
              subject: string
              outcome: string
              duration_ms: number
              reply_chars: number
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_plugin_instances_by_id_usage: {
    parameters: {
      query?: {
        days?: number
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            granted: components['schemas']['PluginPermission'][]
            used: {
              kind: string
              scope: string
              requests: number
              bytes_sent: number
              bytes_received: number
              refused: number
              last_on: string
            }[]
            unused: components['schemas']['PluginPermission'][]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_plugin_instances_by_id_bundle: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_plugin_packages: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              plugin_id: string
              name: string
              version: string
              /** @enum {unknown} */
              level: 'verified' | 'self_signed' | 'unsigned'
              publisher: string
              key_fingerprint: string | null
              sha256: string
              size: number
              /** @enum {unknown} */
              state: 'active' | 'waiting' | 'declined' | 'previous' | 'revoked' | 'broken'
              state_reason: string | null
              added_permissions: ({
                kind: string
                scope: string
                reason: string
              } & {
                [key: string]: unknown
              })[]
              sentences: {
                can_read: string[]
                can_contact: string[]
                keeps: string[]
                can_change: string[]
                cannot: string[]
              }
              risk: {
                /** @enum {unknown} */
                level: 'low' | 'medium' | 'high'
                why: string
              }
              installed_at: string
              source: string
            }[]
            next_cursor: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_plugin_packages: {
    parameters: {
      query?: never
      header?: {
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'multipart/form-data': {
          url?: string
          sha256?: string
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            plugin_id: string
            name: string
            version: string
            /** @enum {unknown} */
            level: 'verified' | 'self_signed' | 'unsigned'
            publisher: string
            key_fingerprint: string | null
            sha256: string
            size: number
            /** @enum {unknown} */
            state: 'active' | 'waiting' | 'declined' | 'previous' | 'revoked' | 'broken'
            state_reason: string | null
            added_permissions: ({
              kind: string
              scope: string
              reason: string
            } & {
              [key: string]: unknown
            })[]
            sentences: {
              can_read: string[]
              can_contact: string[]
              keeps: string[]
              can_change: string[]
              cannot: string[]
            }
            risk: {
              /** @enum {unknown} */
              level: 'low' | 'medium' | 'high'
              why: string
            }
            installed_at: string
            source: string
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_plugin_packages_by_id_activation: {
    parameters: {
      query?: never
      header?: {
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            plugin_id: string
            name: string
            version: string
            /** @enum {unknown} */
            level: 'verified' | 'self_signed' | 'unsigned'
            publisher: string
            key_fingerprint: string | null
            sha256: string
            size: number
            /** @enum {unknown} */
            state: 'active' | 'waiting' | 'declined' | 'previous' | 'revoked' | 'broken'
            state_reason: string | null
            added_permissions: ({
              kind: string
              scope: string
              reason: string
            } & {
              [key: string]: unknown
            })[]
            sentences: {
              can_read: string[]
              can_contact: string[]
              keeps: string[]
              can_change: string[]
              cannot: string[]
            }
            risk: {
              /** @enum {unknown} */
              level: 'low' | 'medium' | 'high'
              why: string
            }
            installed_at: string
            source: string
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_plugin_packages_by_id_refusal: {
    parameters: {
      query?: never
      header?: {
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            plugin_id: string
            name: string
            version: string
            /** @enum {unknown} */
            level: 'verified' | 'self_signed' | 'unsigned'
            publisher: string
            key_fingerprint: string | null
            sha256: string
            size: number
            /** @enum {unknown} */
            state: 'active' | 'waiting' | 'declined' | 'previous' | 'revoked' | 'broken'
            state_reason: string | null
            added_permissions: ({
              kind: string
              scope: string
              reason: string
            } & {
              [key: string]: unknown
            })[]
            sentences: {
              can_read: string[]
              can_contact: string[]
              keeps: string[]
              can_change: string[]
              cannot: string[]
            }
            risk: {
              /** @enum {unknown} */
              level: 'low' | 'medium' | 'high'
              why: string
            }
            installed_at: string
            source: string
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_plugins_by_plugin_rollback: {
    parameters: {
      query?: never
      header?: {
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        plugin: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            plugin_id: string
            name: string
            version: string
            /** @enum {unknown} */
            level: 'verified' | 'self_signed' | 'unsigned'
            publisher: string
            key_fingerprint: string | null
            sha256: string
            size: number
            /** @enum {unknown} */
            state: 'active' | 'waiting' | 'declined' | 'previous' | 'revoked' | 'broken'
            state_reason: string | null
            added_permissions: ({
              kind: string
              scope: string
              reason: string
            } & {
              [key: string]: unknown
            })[]
            sentences: {
              can_read: string[]
              can_contact: string[]
              keeps: string[]
              can_change: string[]
              cannot: string[]
            }
            risk: {
              /** @enum {unknown} */
              level: 'low' | 'medium' | 'high'
              why: string
            }
            installed_at: string
            source: string
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_plugins_by_plugin_packages: {
    parameters: {
      query?: never
      header?: {
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        plugin: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_plugins_by_plugin_publisher_key: {
    parameters: {
      query?: never
      header?: {
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        plugin: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_plugin_catalogue: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: string
              name: string
              description: string
              version: string | null
              level: ('verified' | 'self_signed' | 'unsigned') | null
              size: number | null
              installed_version: string | null
              is_update: boolean
            }[]
            next_cursor: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_plugin_catalogue_by_plugin_installation: {
    parameters: {
      query?: never
      header?: {
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        plugin: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            plugin_id: string
            name: string
            version: string
            /** @enum {unknown} */
            level: 'verified' | 'self_signed' | 'unsigned'
            publisher: string
            key_fingerprint: string | null
            sha256: string
            size: number
            /** @enum {unknown} */
            state: 'active' | 'waiting' | 'declined' | 'previous' | 'revoked' | 'broken'
            state_reason: string | null
            added_permissions: ({
              kind: string
              scope: string
              reason: string
            } & {
              [key: string]: unknown
            })[]
            sentences: {
              can_read: string[]
              can_contact: string[]
              keeps: string[]
              can_change: string[]
              cannot: string[]
            }
            risk: {
              /** @enum {unknown} */
              level: 'low' | 'medium' | 'high'
              why: string
            }
            installed_at: string
            source: string
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_notifications: {
    parameters: {
      query?: {
        show?: 'inbox' | 'unread' | 'archived'
        cursor?: string
        limit?: number
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              topic: string
              /** @enum {unknown} */
              severity: 'info' | 'warning' | 'critical'
              title: string
              body: string
              link: string | null
              created_at: string
              read_at: string | null
              archived_at: string | null
            }[]
            next_cursor: string | null
            unread_count: number
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  patch_notifications_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          read?: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
          /** @enum {unknown} */
          archived?: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            topic: string
            /** @enum {unknown} */
            severity: 'info' | 'warning' | 'critical'
            title: string
            body: string
            link: string | null
            created_at: string
            read_at: string | null
            archived_at: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_notifications_reading: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          up_to: number
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            changed: number
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_notification_preferences: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            time_zone: string | null
            quiet_hours: {
              from: string
              to: string
            } | null
            digest: {
              /** @enum {unknown} */
              every: 'off' | 'daily' | 'weekly'
              at: string
              weekday: number
            }
            channels: {
              channel_id: number
              /** @enum {unknown} */
              kind: 'email' | 'push' | 'plugin'
              title: string
              instance_id: number | null
              obstacle: ('no_mail' | 'no_device' | 'not_ready') | null
              /** @enum {unknown} */
              least: 'info' | 'warning' | 'critical' | 'never'
              groups: {
                [key: string]: unknown
              }
            }[]
            topics: {
              id: string
              label: string
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  put_notification_preferences: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          time_zone?: string | null
          quiet_hours?: {
            from: string
            to: string
          } | null
          digest: {
            /** @enum {unknown} */
            every: 'off' | 'daily' | 'weekly'
            at: string
            weekday: number
          }
          channels: {
            channel_id: number
            /** @enum {unknown} */
            least: 'info' | 'warning' | 'critical' | 'never'
            groups?: {
              /** @enum {unknown} */
              alert?: 'info' | 'warning' | 'critical' | 'never'
              /** @enum {unknown} */
              automation?: 'info' | 'warning' | 'critical' | 'never'
              /** @enum {unknown} */
              rule?: 'info' | 'warning' | 'critical' | 'never'
              /** @enum {unknown} */
              import?: 'info' | 'warning' | 'critical' | 'never'
              /** @enum {unknown} */
              sync?: 'info' | 'warning' | 'critical' | 'never'
              /** @enum {unknown} */
              bill?: 'info' | 'warning' | 'critical' | 'never'
              /** @enum {unknown} */
              goal?: 'info' | 'warning' | 'critical' | 'never'
              /** @enum {unknown} */
              budget?: 'info' | 'warning' | 'critical' | 'never'
              /** @enum {unknown} */
              insight?: 'info' | 'warning' | 'critical' | 'never'
              /** @enum {unknown} */
              webhook?: 'info' | 'warning' | 'critical' | 'never'
              /** @enum {unknown} */
              other?: 'info' | 'warning' | 'critical' | 'never'
            }
          }[]
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            time_zone: string | null
            quiet_hours: {
              from: string
              to: string
            } | null
            digest: {
              /** @enum {unknown} */
              every: 'off' | 'daily' | 'weekly'
              at: string
              weekday: number
            }
            channels: {
              channel_id: number
              /** @enum {unknown} */
              kind: 'email' | 'push' | 'plugin'
              title: string
              instance_id: number | null
              obstacle: ('no_mail' | 'no_device' | 'not_ready') | null
              /** @enum {unknown} */
              least: 'info' | 'warning' | 'critical' | 'never'
              groups: {
                [key: string]: unknown
              }
            }[]
            topics: {
              id: string
              label: string
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_notification_deliveries: {
    parameters: {
      query?: {
        state?: 'held' | 'waiting' | 'sent' | 'dead'
        cursor?: string
        limit?: number
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              topic: string
              /** @enum {unknown} */
              severity: 'info' | 'warning' | 'critical'
              title: string
              channel: {
                id: number
                /** @enum {unknown} */
                kind: 'email' | 'push' | 'plugin'
                title: string
              }
              person: components['schemas']['Named'] | null
              /** @enum {unknown} */
              state: 'held' | 'waiting' | 'sent' | 'dead'
              held_for: ('quiet_hours' | 'digest') | null
              due_at: string
              attempts: number
              code: string | null
              message: string
              receipt: string | null
              created_at: string
              finished_at: string | null
            }[]
            next_cursor: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_notification_deliveries_by_id_resending: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_notification_templates: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              topic: string
              label: string
              /** @enum {unknown} */
              locale: 'en' | 'de' | 'fr' | 'es' | 'nl'
              subject: string
              body: string
              /** @enum {unknown} */
              is_own: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  put_notification_templates_by_topic_by_locale: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        topic: string
        locale: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          subject: string
          body: string
        }
      }
    }
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_notification_templates_by_topic_by_locale: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        topic: string
        locale: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_notification_templates_preview: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          topic: string
          /** @enum {unknown} */
          locale: 'en' | 'de' | 'fr' | 'es' | 'nl'
          subject: string
          body: string
          notification_id?: number
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            subject: string
            body: string
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_push_key: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            public_key: string
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_push_subscriptions: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              service: string
              device: string
              created_at: string
              last_used_at: string | null
              current: boolean
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_push_subscriptions: {
    parameters: {
      query?: never
      header?: {
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** Format: uri */
          endpoint: string
          keys: {
            p256dh: string
            auth: string
          }
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            service: string
            device: string
            created_at: string
            last_used_at: string | null
            current: boolean
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  put_push_subscriptions_current: {
    parameters: {
      query?: never
      header?: {
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** Format: uri */
          endpoint: string
          keys: {
            p256dh: string
            auth: string
          }
        }
      }
    }
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_push_subscriptions_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_push_subscriptions_by_id_test: {
    parameters: {
      query?: never
      header?: {
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_instance_mail: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            server: {
              host: string
              port: number
              /** @enum {unknown} */
              security: 'tls' | 'starttls' | 'none'
              user: string | null
              from: string
              /** @enum {unknown} */
              has_password: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
              /** @enum {unknown} */
              source: 'environment' | 'settings'
            } | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  put_instance_mail: {
    parameters: {
      query?: never
      header?: {
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          host: string
          port: number
          /** @enum {unknown} */
          security: 'tls' | 'starttls' | 'none'
          user?: string | null
          from: string
          password?: string | null
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            server: {
              host: string
              port: number
              /** @enum {unknown} */
              security: 'tls' | 'starttls' | 'none'
              user: string | null
              from: string
              /** @enum {unknown} */
              has_password: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
              /** @enum {unknown} */
              source: 'environment' | 'settings'
            } | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_instance_mail: {
    parameters: {
      query?: never
      header?: {
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_instance_mail_test: {
    parameters: {
      query?: never
      header?: {
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** Format: email */
          to?: string
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            to: string
            receipt: string
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_webhooks: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              name: string
              url: string
              topics: string[]
              /** @enum {unknown} */
              own_network: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
              /** @enum {unknown} */
              enabled: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
              disabled_reason: string | null
              created_at: string
              health: {
                failing_since: string | null
                given_up: number
                last_success_at: string | null
              }
            }[]
            topics: {
              id: string
              label: string
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_webhooks: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name: string
          url: string
          topics: string[]
          /** @enum {unknown} */
          own_network?: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            name: string
            url: string
            topics: string[]
            /** @enum {unknown} */
            own_network: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
            /** @enum {unknown} */
            enabled: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
            disabled_reason: string | null
            created_at: string
            health: {
              failing_since: string | null
              given_up: number
              last_success_at: string | null
            }
            secret: string
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_webhooks_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            name: string
            url: string
            topics: string[]
            /** @enum {unknown} */
            own_network: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
            /** @enum {unknown} */
            enabled: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
            disabled_reason: string | null
            created_at: string
            health: {
              failing_since: string | null
              given_up: number
              last_success_at: string | null
            }
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_webhooks_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  patch_webhooks_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name?: string
          url?: string
          topics?: string[]
          /** @enum {unknown} */
          own_network?: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
          /** @enum {unknown} */
          enabled?: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            name: string
            url: string
            topics: string[]
            /** @enum {unknown} */
            own_network: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
            /** @enum {unknown} */
            enabled: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
            disabled_reason: string | null
            created_at: string
            health: {
              failing_since: string | null
              given_up: number
              last_success_at: string | null
            }
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_webhooks_by_id_secret: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            secret: string
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_webhooks_by_id_test: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_webhook_deliveries: {
    parameters: {
      query?: {
        webhook_id?: number
        state?: 'waiting' | 'sent' | 'dead' | 'stopped'
        cursor?: string
        limit?: number
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              webhook_id: number
              topic: string
              message_key: string
              payload: string
              depth: number
              /** @enum {unknown} */
              state: 'waiting' | 'sent' | 'dead' | 'stopped'
              attempts: number
              status: number | null
              code: string | null
              message: string
              answer: string
              duration_ms: number | null
              created_at: string
              finished_at: string | null
              next_at: string | null
            }[]
            next_cursor: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_webhook_deliveries_by_id_resending: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_incoming_webhooks: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              name: string
              /** @enum {unknown} */
              enabled: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
              /** @enum {unknown} */
              signed: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
              created_at: string
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_incoming_webhooks: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name: string
          /** @enum {unknown} */
          signed: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            name: string
            /** @enum {unknown} */
            enabled: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
            /** @enum {unknown} */
            signed: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
            created_at: string
            path: string
            secret: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_incoming_webhooks_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  patch_incoming_webhooks_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name?: string
          /** @enum {unknown} */
          enabled?: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            name: string
            /** @enum {unknown} */
            enabled: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
            /** @enum {unknown} */
            signed: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
            created_at: string
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_incoming_webhooks_by_id_address: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            name: string
            /** @enum {unknown} */
            enabled: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
            /** @enum {unknown} */
            signed: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
            created_at: string
            path: string
            secret: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_webhook_calls: {
    parameters: {
      query?: {
        incoming_webhook_id?: number
        cursor?: string
        limit?: number
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              incoming_webhook_id: number
              /** @enum {unknown} */
              outcome: 'accepted' | 'refused' | 'repeated' | 'stopped'
              code: string | null
              message: string
              body: string
              depth: number
              runs: number
              ip: string
              received_at: string
            }[]
            next_cursor: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_webhook_calls_by_id_rerun: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_hooks_by_token: {
    parameters: {
      query?: never
      header?: never
      path: {
        token: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      202: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            /** @enum {unknown} */
            repeated: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_dashboard: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Dashboard']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_reports_net_worth: {
    parameters: {
      query?: {
        from?: string
        to?: string
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['NetWorth']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_reports_cash_flow: {
    parameters: {
      query?: {
        from?: string
        to?: string
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CashFlow']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_reports_spending: {
    parameters: {
      query?: {
        from?: string
        to?: string
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Spending']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_recurring_payments: {
    parameters: {
      query?: {
        status?: 'suggested' | 'confirmed' | 'ignored'
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['RecurringPayment'][]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_recurring_payments: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name: string
          payee?: string
          account_id: number
          /** @enum {unknown} */
          direction: 'in' | 'out'
          amount: {
            from: string
            to: string
          }
          /** @enum {unknown} */
          cadence: 'week' | 'two_weeks' | 'four_weeks' | 'month' | 'two_months' | 'quarter' | 'half_year' | 'year'
          /** Format: date */
          next_due_on: string
          category_id?: number | null
          /** Format: date */
          ended_on?: string | null
          notice_days?: number
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['RecurringPayment']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_recurring_payments_detection: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            series: number
            suggested: number
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_recurring_payments_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['RecurringPayment']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_recurring_payments_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  patch_recurring_payments_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name?: string
          /** @enum {unknown} */
          status?: 'suggested' | 'confirmed' | 'ignored'
          account_id?: number
          category_id?: number | null
          cadence?:
            ('week' | 'two_weeks' | 'four_weeks' | 'month' | 'two_months' | 'quarter' | 'half_year' | 'year') | null
          /** Format: date */
          next_due_on?: string | null
          amount?: {
            from: string
            to: string
          } | null
          /** Format: date */
          ended_on?: string | null
          notice_days?: number
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['RecurringPayment']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_recurring_payments_by_id_merging: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          into: number
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['RecurringPayment']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_bills: {
    parameters: {
      query: {
        from: string
        to: string
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['BillDay'][]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_calendar_link: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            active: boolean
            created_at: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_calendar_link: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            active: boolean
            created_at: string | null
            path: string
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_calendar_link: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_calendar_by_token: {
    parameters: {
      query?: never
      header?: never
      path: {
        token: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'text/calendar': unknown
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_forecast: {
    parameters: {
      query?: {
        days?: number
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Forecast']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_forecast_categories: {
    parameters: {
      query?: {
        months?: number
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CategoryForecasts']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_forecast_versions: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ForecastVersion']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_alert_kinds: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['AlertKind'][]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_alerts: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['Alert'][]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_alerts: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          kind:
            | 'spending_over'
            | 'budget_used'
            | 'low_balance'
            | 'large_amount'
            | 'unusual_amount'
            | 'new_payee'
            | 'duplicate_charge'
            | 'bill_due'
            | 'bill_missed'
            | 'price_rise'
            | 'goal_reached'
            | 'forecast_below'
            | 'sync_failed'
            | 'import_failed'
            | 'consent_ending'
            | 'automation_stopped'
            | 'custom'
          name?: string
          settings?: {
            amount?: string
            percent?: number
            days?: number
            category_ids?: number[]
            account_ids?: number[]
            /** @enum {unknown} */
            period?: 'month' | 'week' | 'year'
            /** @enum {unknown} */
            direction?: 'in' | 'out' | 'both'
            /** @enum {unknown} */
            sensitivity?: 'clearly' | 'far'
            /** @enum {unknown} */
            certainty?: 'likely' | 'possible'
            /** @enum {unknown} */
            about?: 'transaction' | 'posting' | 'account' | 'balance' | 'budget'
          }
          condition?: components['schemas']['Condition'] | null
          unless?: components['schemas']['Condition'] | null
          /** @enum {unknown} */
          severity?: 'info' | 'warning' | 'critical'
          hold_minutes?: number
          cooldown_minutes?: number
          tell_resolved?: boolean
          enabled?: boolean
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Alert']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_alerts_trial: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          kind:
            | 'spending_over'
            | 'budget_used'
            | 'low_balance'
            | 'large_amount'
            | 'unusual_amount'
            | 'new_payee'
            | 'duplicate_charge'
            | 'bill_due'
            | 'bill_missed'
            | 'price_rise'
            | 'goal_reached'
            | 'forecast_below'
            | 'sync_failed'
            | 'import_failed'
            | 'consent_ending'
            | 'automation_stopped'
            | 'custom'
          settings?: {
            amount?: string
            percent?: number
            days?: number
            category_ids?: number[]
            account_ids?: number[]
            /** @enum {unknown} */
            period?: 'month' | 'week' | 'year'
            /** @enum {unknown} */
            direction?: 'in' | 'out' | 'both'
            /** @enum {unknown} */
            sensitivity?: 'clearly' | 'far'
            /** @enum {unknown} */
            certainty?: 'likely' | 'possible'
            /** @enum {unknown} */
            about?: 'transaction' | 'posting' | 'account' | 'balance' | 'budget'
          }
          condition?: components['schemas']['Condition'] | null
          unless?: components['schemas']['Condition'] | null
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AlertTrial']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_alerts_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Alert']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_alerts_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  patch_alerts_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name?: string
          settings?: {
            amount?: string
            percent?: number
            days?: number
            category_ids?: number[]
            account_ids?: number[]
            /** @enum {unknown} */
            period?: 'month' | 'week' | 'year'
            /** @enum {unknown} */
            direction?: 'in' | 'out' | 'both'
            /** @enum {unknown} */
            sensitivity?: 'clearly' | 'far'
            /** @enum {unknown} */
            certainty?: 'likely' | 'possible'
            /** @enum {unknown} */
            about?: 'transaction' | 'posting' | 'account' | 'balance' | 'budget'
          }
          condition?: components['schemas']['Condition'] | null
          unless?: components['schemas']['Condition'] | null
          /** @enum {unknown} */
          severity?: 'info' | 'warning' | 'critical'
          hold_minutes?: number
          cooldown_minutes?: number
          tell_resolved?: boolean
          enabled?: boolean
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Alert']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_alert_incidents: {
    parameters: {
      query?: {
        state?: 'firing' | 'resolved'
        alert_id?: number
        cursor?: string
        limit?: number
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['AlertIncident'][]
            next_cursor: string | null
            unseen_count: number
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_alert_incidents_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AlertIncidentWithHistory']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_alert_incidents_by_id_acknowledgement: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AlertIncidentWithHistory']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_alert_incidents_by_id_snooze: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          minutes: number
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AlertIncidentWithHistory']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_insights: {
    parameters: {
      query?: {
        state?: 'open' | 'dismissed' | 'acted' | 'expired'
        cursor?: string
        limit?: number
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['Insight'][]
            next_cursor: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_insights_by_id_dismissal: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Insight']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_insights_by_id_dismissal: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Insight']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_insights_by_id_acting: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Insight']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_anomalies: {
    parameters: {
      query?: {
        verdict?: 'none' | 'expected' | 'wrong'
        from?: string
        to?: string
        category?: number
        cursor?: string
        limit?: number
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['Anomaly'][]
            next_cursor: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  put_anomalies_by_id_verdict: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          verdict?: ('expected' | 'wrong') | null
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Anomaly']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_analytics_insights: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['InsightSummary']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_analytics_spending: {
    parameters: {
      query?: {
        from?: string
        to?: string
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SpendingPattern']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_analytics_budget_optimize: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          income?: string
          savings?: string
          goal_ids?: number[]
          constraints?: {
            category_id: number
            min?: string
            max?: string
            fixed?: string
          }[]
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['BudgetProposal']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_analytics_risk: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['FinancialRisk']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_analytics_predictions: {
    parameters: {
      query?: {
        months?: number
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Predictions']
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_automations: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              name: string
              enabled: boolean
              document: components['schemas']['AutomationDocument']
              version: number
              blueprint: string | null
              paused: string | null
              problem: string | null
              warnings: string[]
              powers: (
                'notify' | 'change_transactions' | 'create_transactions' | 'plugin' | 'network' | 'import' | 'read'
              )[]
              last_run: {
                id: number
                /** @enum {unknown} */
                state: 'queued' | 'running' | 'waiting' | 'done' | 'failed' | 'stopped'
                at: string
              } | null
              failed_runs: number
              looked: {
                events: number
                at: string
              } | null
              created_at: string
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_automations: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name: string
          document: components['schemas']['AutomationDocument']
          enabled?: boolean
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            name: string
            enabled: boolean
            document: components['schemas']['AutomationDocument']
            version: number
            blueprint: string | null
            paused: string | null
            problem: string | null
            warnings: string[]
            powers: (
              'notify' | 'change_transactions' | 'create_transactions' | 'plugin' | 'network' | 'import' | 'read'
            )[]
            last_run: {
              id: number
              /** @enum {unknown} */
              state: 'queued' | 'running' | 'waiting' | 'done' | 'failed' | 'stopped'
              at: string
            } | null
            failed_runs: number
            looked: {
              events: number
              at: string
            } | null
            created_at: string
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_automations_plan: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name?: string
          document: components['schemas']['AutomationDocument']
          transaction_id?: number
          account_id?: number
          run_id?: number
          pass_id?: number
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            event: {
              [key: string]: unknown
            }
            condition: {
              holds: boolean
              explanation: string | number | boolean | unknown[] | Record<string, never> | null
              trigger: string | null
            }
            steps: {
              path: string
              step_id: string
              use: string
              /** @enum {unknown} */
              outcome: 'would_run' | 'would_not_run' | 'would_fail'
              summary: string
              input: string | number | boolean | unknown[] | Record<string, never> | null
              compared: string | number | boolean | unknown[] | Record<string, never> | null
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_automation_steps: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              use: string
              title: string
              description: string
              /** @enum {unknown} */
              promise: 'once' | 'at least once'
              schema: {
                [key: string]: unknown
              }
              powers: (
                'notify' | 'change_transactions' | 'create_transactions' | 'plugin' | 'network' | 'import' | 'read'
              )[]
              emits: string[]
            }[]
            topics: string[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_automations_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            name: string
            enabled: boolean
            document: components['schemas']['AutomationDocument']
            version: number
            blueprint: string | null
            paused: string | null
            problem: string | null
            warnings: string[]
            powers: (
              'notify' | 'change_transactions' | 'create_transactions' | 'plugin' | 'network' | 'import' | 'read'
            )[]
            last_run: {
              id: number
              /** @enum {unknown} */
              state: 'queued' | 'running' | 'waiting' | 'done' | 'failed' | 'stopped'
              at: string
            } | null
            failed_runs: number
            looked: {
              events: number
              at: string
            } | null
            created_at: string
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  delete_automations_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  patch_automations_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name?: string
          document?: components['schemas']['AutomationDocument']
          enabled?: boolean
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            name: string
            enabled: boolean
            document: components['schemas']['AutomationDocument']
            version: number
            blueprint: string | null
            paused: string | null
            problem: string | null
            warnings: string[]
            powers: (
              'notify' | 'change_transactions' | 'create_transactions' | 'plugin' | 'network' | 'import' | 'read'
            )[]
            last_run: {
              id: number
              /** @enum {unknown} */
              state: 'queued' | 'running' | 'waiting' | 'done' | 'failed' | 'stopped'
              at: string
            } | null
            failed_runs: number
            looked: {
              events: number
              at: string
            } | null
            created_at: string
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_automations_by_id_runs: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          transaction_id?: number
          input?: {
            [key: string]: unknown
          }
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            automation: components['schemas']['Named']
            version: number
            trigger: string
            about: string
            /** @enum {unknown} */
            state: 'queued' | 'running' | 'waiting' | 'done' | 'failed' | 'stopped'
            code: string
            message: string
            depth: number
            settled: boolean
            replayed_by: number | null
            created_at: string
            started_at: string | null
            finished_at: string | null
            event: {
              [key: string]: unknown
            }
            explanation: string | number | boolean | unknown[] | Record<string, never> | null
            steps: {
              id: number
              path: string
              step_id: string
              use: string
              title: string
              /** @enum {unknown} */
              state: 'running' | 'waiting' | 'retrying' | 'done' | 'failed' | 'skipped'
              input: string | number | boolean | unknown[] | Record<string, never> | null
              output: string | number | boolean | unknown[] | Record<string, never> | null
              code: string
              message: string
              attempts: {
                at: string
                duration_ms: number | null
                code: string
                message: string
              }[]
              wake_at: string | null
              change_set_id: number | null
              started_at: string
              finished_at: string | null
              approval: {
                id: number
                run_id: number
                automation: components['schemas']['Named']
                path: string
                question: string
                expires_at: string | null
                details: string
                transaction_id: number | null
                decision: ('approved' | 'declined' | 'expired') | null
                decided_by: string
                decided_at: string | null
                created_at: string
              } | null
            }[]
            changes: {
              id: number
              summary: string
              undone: boolean
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_automations_by_id_passes: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              trigger: string
              about: string
              event: {
                [key: string]: unknown
              }
              reason: string
              message: string
              explanation: string | number | boolean | unknown[] | Record<string, never> | null
              at: string
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_automations_by_id_blueprint: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @enum {string} */
            schema: 'blueprint/1'
            id: string
            name: string
            description: string
            inputs: {
              [key: string]: {
                /** @enum {unknown} */
                type:
                  | 'text'
                  | 'number'
                  | 'amount'
                  | 'yes_no'
                  | 'account'
                  | 'category'
                  | 'tag'
                  | 'payee'
                  | 'instance'
                  | 'webhook'
                  | 'cron'
                  | 'duration'
                label: string
                help?: string
                default?: string | number | boolean | unknown[] | Record<string, never>
                kind?: string
              }
            }
            document: {
              [key: string]: unknown
            }
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_automation_runs: {
    parameters: {
      query?: {
        automation?: number
        state?: 'queued' | 'running' | 'waiting' | 'done' | 'failed' | 'stopped'
        dead?: '1' | 1 | 'true' | true | 'on' | '0' | 0 | 'false' | false
        cursor?: string
        limit?: number
      }
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              automation: components['schemas']['Named']
              version: number
              trigger: string
              about: string
              /** @enum {unknown} */
              state: 'queued' | 'running' | 'waiting' | 'done' | 'failed' | 'stopped'
              code: string
              message: string
              depth: number
              settled: boolean
              replayed_by: number | null
              created_at: string
              started_at: string | null
              finished_at: string | null
            }[]
            next_cursor: string | null
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_automation_runs_by_id: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            automation: components['schemas']['Named']
            version: number
            trigger: string
            about: string
            /** @enum {unknown} */
            state: 'queued' | 'running' | 'waiting' | 'done' | 'failed' | 'stopped'
            code: string
            message: string
            depth: number
            settled: boolean
            replayed_by: number | null
            created_at: string
            started_at: string | null
            finished_at: string | null
            event: {
              [key: string]: unknown
            }
            explanation: string | number | boolean | unknown[] | Record<string, never> | null
            steps: {
              id: number
              path: string
              step_id: string
              use: string
              title: string
              /** @enum {unknown} */
              state: 'running' | 'waiting' | 'retrying' | 'done' | 'failed' | 'skipped'
              input: string | number | boolean | unknown[] | Record<string, never> | null
              output: string | number | boolean | unknown[] | Record<string, never> | null
              code: string
              message: string
              attempts: {
                at: string
                duration_ms: number | null
                code: string
                message: string
              }[]
              wake_at: string | null
              change_set_id: number | null
              started_at: string
              finished_at: string | null
              approval: {
                id: number
                run_id: number
                automation: components['schemas']['Named']
                path: string
                question: string
                expires_at: string | null
                details: string
                transaction_id: number | null
                decision: ('approved' | 'declined' | 'expired') | null
                decided_by: string
                decided_at: string | null
                created_at: string
              } | null
            }[]
            changes: {
              id: number
              summary: string
              undone: boolean
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_automation_runs_by_id_stop: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_automation_runs_by_id_replay: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          from: 'failed' | 'start'
          /** @enum {unknown} */
          version?: 'same' | 'current'
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            automation: components['schemas']['Named']
            version: number
            trigger: string
            about: string
            /** @enum {unknown} */
            state: 'queued' | 'running' | 'waiting' | 'done' | 'failed' | 'stopped'
            code: string
            message: string
            depth: number
            settled: boolean
            replayed_by: number | null
            created_at: string
            started_at: string | null
            finished_at: string | null
            event: {
              [key: string]: unknown
            }
            explanation: string | number | boolean | unknown[] | Record<string, never> | null
            steps: {
              id: number
              path: string
              step_id: string
              use: string
              title: string
              /** @enum {unknown} */
              state: 'running' | 'waiting' | 'retrying' | 'done' | 'failed' | 'skipped'
              input: string | number | boolean | unknown[] | Record<string, never> | null
              output: string | number | boolean | unknown[] | Record<string, never> | null
              code: string
              message: string
              attempts: {
                at: string
                duration_ms: number | null
                code: string
                message: string
              }[]
              wake_at: string | null
              change_set_id: number | null
              started_at: string
              finished_at: string | null
              approval: {
                id: number
                run_id: number
                automation: components['schemas']['Named']
                path: string
                question: string
                expires_at: string | null
                details: string
                transaction_id: number | null
                decision: ('approved' | 'declined' | 'expired') | null
                decided_by: string
                decided_at: string | null
                created_at: string
              } | null
            }[]
            changes: {
              id: number
              summary: string
              undone: boolean
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_automation_runs_by_id_discard: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_automation_runs_by_id_undo: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            change_set_ids: number[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_automation_steps_by_id_file: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': unknown
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_automation_approvals: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              id: number
              run_id: number
              automation: components['schemas']['Named']
              path: string
              question: string
              expires_at: string | null
              details: string
              transaction_id: number | null
              decision: ('approved' | 'declined' | 'expired') | null
              decided_by: string
              decided_at: string | null
              created_at: string
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_automation_approvals_by_id_decision: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          decision: 'approved' | 'declined'
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            automation: components['schemas']['Named']
            version: number
            trigger: string
            about: string
            /** @enum {unknown} */
            state: 'queued' | 'running' | 'waiting' | 'done' | 'failed' | 'stopped'
            code: string
            message: string
            depth: number
            settled: boolean
            replayed_by: number | null
            created_at: string
            started_at: string | null
            finished_at: string | null
            event: {
              [key: string]: unknown
            }
            explanation: string | number | boolean | unknown[] | Record<string, never> | null
            steps: {
              id: number
              path: string
              step_id: string
              use: string
              title: string
              /** @enum {unknown} */
              state: 'running' | 'waiting' | 'retrying' | 'done' | 'failed' | 'skipped'
              input: string | number | boolean | unknown[] | Record<string, never> | null
              output: string | number | boolean | unknown[] | Record<string, never> | null
              code: string
              message: string
              attempts: {
                at: string
                duration_ms: number | null
                code: string
                message: string
              }[]
              wake_at: string | null
              change_set_id: number | null
              started_at: string
              finished_at: string | null
              approval: {
                id: number
                run_id: number
                automation: components['schemas']['Named']
                path: string
                question: string
                expires_at: string | null
                details: string
                transaction_id: number | null
                decision: ('approved' | 'declined' | 'expired') | null
                decided_by: string
                decided_at: string | null
                created_at: string
              } | null
            }[]
            changes: {
              id: number
              summary: string
              undone: boolean
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  get_automation_blueprints: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: {
              /** @enum {string} */
              schema: 'blueprint/1'
              id: string
              name: string
              description: string
              inputs: {
                [key: string]: {
                  /** @enum {unknown} */
                  type:
                    | 'text'
                    | 'number'
                    | 'amount'
                    | 'yes_no'
                    | 'account'
                    | 'category'
                    | 'tag'
                    | 'payee'
                    | 'instance'
                    | 'webhook'
                    | 'cron'
                    | 'duration'
                  label: string
                  help?: string
                  default?: string | number | boolean | unknown[] | Record<string, never>
                  kind?: string
                }
              }
              document: {
                [key: string]: unknown
              }
              powers: (
                'notify' | 'change_transactions' | 'create_transactions' | 'plugin' | 'network' | 'import' | 'read'
              )[]
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_automation_blueprints_preview: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          blueprint: {
            /** @enum {string} */
            schema: 'blueprint/1'
            id: string
            name: string
            description: string
            inputs: {
              [key: string]: {
                /** @enum {unknown} */
                type:
                  | 'text'
                  | 'number'
                  | 'amount'
                  | 'yes_no'
                  | 'account'
                  | 'category'
                  | 'tag'
                  | 'payee'
                  | 'instance'
                  | 'webhook'
                  | 'cron'
                  | 'duration'
                label: string
                help?: string
                default?: string | number | boolean | unknown[] | Record<string, never>
                kind?: string
              }
            }
            document: {
              [key: string]: unknown
            }
          }
          values: {
            [key: string]: unknown
          }
          name?: string
          automation_id?: number
        }
      }
    }
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            name: string
            document: {
              [key: string]: unknown
            }
            powers: (
              'notify' | 'change_transactions' | 'create_transactions' | 'plugin' | 'network' | 'import' | 'read'
            )[]
            added_powers: (
              'notify' | 'change_transactions' | 'create_transactions' | 'plugin' | 'network' | 'import' | 'read'
            )[]
            differences: {
              pointer: string
              before: string | number | boolean | unknown[] | Record<string, never> | null
              after: string | number | boolean | unknown[] | Record<string, never> | null
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_automation_blueprints_import: {
    parameters: {
      query?: never
      header?: {
        /** @description The household to work in; without it that of the token, or the one the session chose last. */
        'Florin-Household'?: components['parameters']['Household']
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          blueprint: {
            /** @enum {string} */
            schema: 'blueprint/1'
            id: string
            name: string
            description: string
            inputs: {
              [key: string]: {
                /** @enum {unknown} */
                type:
                  | 'text'
                  | 'number'
                  | 'amount'
                  | 'yes_no'
                  | 'account'
                  | 'category'
                  | 'tag'
                  | 'payee'
                  | 'instance'
                  | 'webhook'
                  | 'cron'
                  | 'duration'
                label: string
                help?: string
                default?: string | number | boolean | unknown[] | Record<string, never>
                kind?: string
              }
            }
            document: {
              [key: string]: unknown
            }
          }
          values: {
            [key: string]: unknown
          }
          name?: string
          automation_id?: number
        }
      }
    }
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: number
            name: string
            enabled: boolean
            document: components['schemas']['AutomationDocument']
            version: number
            blueprint: string | null
            paused: string | null
            problem: string | null
            warnings: string[]
            powers: (
              'notify' | 'change_transactions' | 'create_transactions' | 'plugin' | 'network' | 'import' | 'read'
            )[]
            last_run: {
              id: number
              /** @enum {unknown} */
              state: 'queued' | 'running' | 'waiting' | 'done' | 'failed' | 'stopped'
              at: string
            } | null
            failed_runs: number
            looked: {
              events: number
              at: string
            } | null
            created_at: string
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  post_demo_household: {
    parameters: {
      query?: never
      header?: {
        /** @description The same for a request that is sent again, which then is not done again but answered as before. Kept for a day. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Success */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            user: {
              id: number
              email: string
              name: string
              locale: string
              is_instance_admin: boolean
            }
            household: {
              id: number
              name: string
              base_currency: string
              time_zone: string
              locale: string
            } | null
            role: ('viewer' | 'member' | 'admin' | 'owner') | null
            households: {
              id: number
              name: string
              /** @enum {unknown} */
              role: 'viewer' | 'member' | 'admin' | 'owner'
            }[]
          }
        }
      }
      /** @description A problem */
      default: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
}
