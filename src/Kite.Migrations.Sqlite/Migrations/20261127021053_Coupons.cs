using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Coupons : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "coupon_campaigns",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    kind_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind_number = table.Column<int>(type: "INTEGER", nullable: false),
                    coupons = table.Column<int>(type: "INTEGER", nullable: false),
                    first_number = table.Column<long>(type: "INTEGER", nullable: false),
                    store_number = table.Column<int>(type: "INTEGER", nullable: false),
                    made_by = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coupon_campaigns", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "coupon_earnings",
                columns: table => new
                {
                    purchase_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    rule_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    rule_number = table.Column<int>(type: "INTEGER", nullable: false),
                    coupon_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coupon_earnings", x => new { x.purchase_id, x.rule_id });
                });

            migrationBuilder.CreateTable(
                name: "coupon_guesses",
                columns: table => new
                {
                    asker_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    wrong = table.Column<int>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coupon_guesses", x => x.asker_id);
                });

            migrationBuilder.CreateTable(
                name: "coupon_keys",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    request_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    coupon_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    use_number = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coupon_keys", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "coupon_kinds",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    effect = table.Column<string>(type: "TEXT", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    off_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    basis_points = table.Column<int>(type: "INTEGER", nullable: false),
                    most_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    least_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    days = table.Column<int>(type: "INTEGER", nullable: false),
                    uses = table.Column<int>(type: "INTEGER", nullable: false),
                    uses_each = table.Column<int>(type: "INTEGER", nullable: false),
                    is_named = table.Column<bool>(type: "INTEGER", nullable: false),
                    budget = table.Column<long>(type: "INTEGER", nullable: false),
                    stacks = table.Column<bool>(type: "INTEGER", nullable: false),
                    stores = table.Column<string>(type: "TEXT", nullable: false),
                    is_issued = table.Column<bool>(type: "INTEGER", nullable: false),
                    made_by = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coupon_kinds", x => new { x.id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "coupon_returns",
                columns: table => new
                {
                    coupon_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    asker_name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coupon_returns", x => new { x.coupon_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "coupon_rules",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    is_off = table.Column<bool>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    least_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    kind_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    most_each = table.Column<int>(type: "INTEGER", nullable: false),
                    made_by = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coupon_rules", x => new { x.id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "coupon_uses",
                columns: table => new
                {
                    coupon_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    kind_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    customer_number = table.Column<long>(type: "INTEGER", nullable: true),
                    recorded_under = table.Column<long>(type: "INTEGER", nullable: false),
                    holder_number = table.Column<long>(type: "INTEGER", nullable: true),
                    store_number = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    coins = table.Column<long>(type: "INTEGER", nullable: false),
                    bill_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    purchase_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    reference = table.Column<string>(type: "TEXT", nullable: true),
                    asker_name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coupon_uses", x => new { x.coupon_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "coupons",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    kind_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind_number = table.Column<int>(type: "INTEGER", nullable: false),
                    origin = table.Column<string>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    rule_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    rule_number = table.Column<int>(type: "INTEGER", nullable: true),
                    purchase_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    customer_number = table.Column<long>(type: "INTEGER", nullable: true),
                    recorded_under = table.Column<long>(type: "INTEGER", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    uses_left = table.Column<int>(type: "INTEGER", nullable: false),
                    uses_taken = table.Column<int>(type: "INTEGER", nullable: false),
                    ending = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<byte[]>(type: "BLOB", nullable: false),
                    master = table.Column<int>(type: "INTEGER", nullable: false),
                    store_number = table.Column<int>(type: "INTEGER", nullable: false),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    issued_by = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true),
                    withdrawn_by = table.Column<string>(type: "TEXT", nullable: true),
                    withdrawn_for = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coupons", x => x.id);
                    table.CheckConstraint("never_used_too_often", "uses_left >= 0 AND uses_taken >= 0");
                });

            migrationBuilder.CreateIndex(
                name: "IX_coupon_campaigns_name",
                table: "coupon_campaigns",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_coupon_uses_customer_id_kind_id",
                table: "coupon_uses",
                columns: new[] { "customer_id", "kind_id" });

            migrationBuilder.CreateIndex(
                name: "IX_coupon_uses_purchase_id",
                table: "coupon_uses",
                column: "purchase_id",
                filter: "purchase_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_coupons_campaign_id_number",
                table: "coupons",
                columns: new[] { "campaign_id", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_coupons_customer_id_number",
                table: "coupons",
                columns: new[] { "customer_id", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_coupons_kind_id_number",
                table: "coupons",
                columns: new[] { "kind_id", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_coupons_number",
                table: "coupons",
                column: "number");

            // What coupons say, and what they were used for, is only added to. Merges of customers
            // move whose they are, and a coupon counts its uses and can be withdrawn.
            foreach (var table in new[]
            {
                "coupon_kinds", "coupon_rules", "coupon_campaigns", "coupon_returns",
                "coupon_keys", "coupon_earnings",
            })
            {
                foreach (var deed in new[] { "UPDATE", "DELETE" })
                {
                    migrationBuilder.Sql(
                        $"""
                        CREATE TRIGGER {table}_are_only_added_to_{deed.ToLowerInvariant()}
                        BEFORE {deed} ON {table}
                        BEGIN
                            SELECT RAISE(ABORT, '{table} are only added to');
                        END;
                        """);
                }
            }
            migrationBuilder.Sql(
                """
                CREATE TRIGGER coupon_uses_stay
                BEFORE UPDATE OF coupon_id, number, kind_id, holder_number, store_number, day, at, coins, bill_coins,
                    currency, purchase_id, reference, asker_name
                ON coupon_uses
                BEGIN
                    SELECT RAISE(ABORT, 'coupon_uses are only added to');
                END;
                CREATE TRIGGER coupon_uses_last BEFORE DELETE ON coupon_uses
                BEGIN
                    SELECT RAISE(ABORT, 'coupon_uses are only added to');
                END;
                CREATE TRIGGER coupons_stay
                BEFORE UPDATE OF id, number, kind_id, kind_number, origin, campaign_id, rule_id, rule_number,
                    purchase_id, first_day, last_day, ending, code, master, store_number,
                    issued_at, issued_by, reason
                ON coupons
                BEGIN
                    SELECT RAISE(ABORT, 'what a coupon says stays');
                END;
                CREATE TRIGGER coupons_last BEFORE DELETE ON coupons
                BEGIN
                    SELECT RAISE(ABORT, 'what a coupon says stays');
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "coupon_campaigns");

            migrationBuilder.DropTable(
                name: "coupon_earnings");

            migrationBuilder.DropTable(
                name: "coupon_guesses");

            migrationBuilder.DropTable(
                name: "coupon_keys");

            migrationBuilder.DropTable(
                name: "coupon_kinds");

            migrationBuilder.DropTable(
                name: "coupon_returns");

            migrationBuilder.DropTable(
                name: "coupon_rules");

            migrationBuilder.DropTable(
                name: "coupon_uses");

            migrationBuilder.DropTable(
                name: "coupons");
        }
    }
}
