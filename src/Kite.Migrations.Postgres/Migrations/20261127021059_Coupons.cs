using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind_number = table.Column<int>(type: "integer", nullable: false),
                    coupons = table.Column<int>(type: "integer", nullable: false),
                    first_number = table.Column<long>(type: "bigint", nullable: false),
                    store_number = table.Column<int>(type: "integer", nullable: false),
                    made_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coupon_campaigns", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "coupon_earnings",
                columns: table => new
                {
                    purchase_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule_number = table.Column<int>(type: "integer", nullable: false),
                    coupon_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coupon_earnings", x => new { x.purchase_id, x.rule_id });
                });

            migrationBuilder.CreateTable(
                name: "coupon_guesses",
                columns: table => new
                {
                    asker_id = table.Column<Guid>(type: "uuid", nullable: false),
                    wrong = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coupon_guesses", x => x.asker_id);
                });

            migrationBuilder.CreateTable(
                name: "coupon_keys",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    request_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    coupon_id = table.Column<Guid>(type: "uuid", nullable: false),
                    use_number = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coupon_keys", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "coupon_kinds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    effect = table.Column<string>(type: "text", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    off_coins = table.Column<long>(type: "bigint", nullable: false),
                    basis_points = table.Column<int>(type: "integer", nullable: false),
                    most_coins = table.Column<long>(type: "bigint", nullable: false),
                    least_coins = table.Column<long>(type: "bigint", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: true),
                    last_day = table.Column<DateOnly>(type: "date", nullable: true),
                    days = table.Column<int>(type: "integer", nullable: false),
                    uses = table.Column<int>(type: "integer", nullable: false),
                    uses_each = table.Column<int>(type: "integer", nullable: false),
                    is_named = table.Column<bool>(type: "boolean", nullable: false),
                    budget = table.Column<long>(type: "bigint", nullable: false),
                    stacks = table.Column<bool>(type: "boolean", nullable: false),
                    stores = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    is_issued = table.Column<bool>(type: "boolean", nullable: false),
                    made_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coupon_kinds", x => new { x.id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "coupon_returns",
                columns: table => new
                {
                    coupon_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    asker_name = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coupon_returns", x => new { x.coupon_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "coupon_rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: true),
                    is_off = table.Column<bool>(type: "boolean", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    least_coins = table.Column<long>(type: "bigint", nullable: false),
                    kind_id = table.Column<Guid>(type: "uuid", nullable: false),
                    most_each = table.Column<int>(type: "integer", nullable: false),
                    made_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coupon_rules", x => new { x.id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "coupon_uses",
                columns: table => new
                {
                    coupon_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    customer_number = table.Column<long>(type: "bigint", nullable: true),
                    recorded_under = table.Column<long>(type: "bigint", nullable: false),
                    holder_number = table.Column<long>(type: "bigint", nullable: true),
                    store_number = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    coins = table.Column<long>(type: "bigint", nullable: false),
                    bill_coins = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    purchase_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reference = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    asker_name = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coupon_uses", x => new { x.coupon_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "coupons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    kind_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind_number = table.Column<int>(type: "integer", nullable: false),
                    origin = table.Column<string>(type: "text", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: true),
                    rule_id = table.Column<Guid>(type: "uuid", nullable: true),
                    rule_number = table.Column<int>(type: "integer", nullable: true),
                    purchase_id = table.Column<Guid>(type: "uuid", nullable: true),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    customer_number = table.Column<long>(type: "bigint", nullable: true),
                    recorded_under = table.Column<long>(type: "bigint", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: true),
                    uses_left = table.Column<int>(type: "integer", nullable: false),
                    uses_taken = table.Column<int>(type: "integer", nullable: false),
                    ending = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    code = table.Column<byte[]>(type: "bytea", nullable: false),
                    master = table.Column<int>(type: "integer", nullable: false),
                    store_number = table.Column<int>(type: "integer", nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    issued_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    withdrawn_for = table.Column<string>(type: "text", nullable: true, collation: "C")
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
                migrationBuilder.Sql(
                    $"""
                    CREATE TRIGGER {table}_are_only_added_to
                    BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
                    FOR EACH STATEMENT EXECUTE FUNCTION only_added_to();
                    """);
            }
            migrationBuilder.Sql(
                """
                CREATE TRIGGER coupon_uses_stay
                BEFORE UPDATE OF coupon_id, number, kind_id, holder_number, store_number, day, at, coins, bill_coins,
                    currency, purchase_id, reference, asker_name
                ON coupon_uses FOR EACH STATEMENT EXECUTE FUNCTION only_added_to();
                CREATE TRIGGER coupon_uses_last BEFORE DELETE OR TRUNCATE ON coupon_uses
                FOR EACH STATEMENT EXECUTE FUNCTION only_added_to();
                CREATE TRIGGER coupons_stay
                BEFORE UPDATE OF id, number, kind_id, kind_number, origin, campaign_id, rule_id, rule_number,
                    purchase_id, first_day, last_day, ending, code, master, store_number,
                    issued_at, issued_by, reason
                ON coupons FOR EACH STATEMENT EXECUTE FUNCTION only_added_to();
                CREATE TRIGGER coupons_last BEFORE DELETE OR TRUNCATE ON coupons
                FOR EACH STATEMENT EXECUTE FUNCTION only_added_to();
                """);
            // And the program's own role has no right to anything else (decision 0362).
            migrationBuilder.Sql(
                """
                REVOKE UPDATE, DELETE, TRUNCATE
                ON coupon_kinds, coupon_rules, coupon_campaigns, coupon_returns, coupon_keys,
                    coupon_earnings, coupon_uses, coupons
                FROM CURRENT_USER;
                GRANT UPDATE (customer_id, customer_number, recorded_under)
                ON coupon_uses, coupons TO CURRENT_USER;
                GRANT UPDATE (uses_left, uses_taken, withdrawn_at, withdrawn_by, withdrawn_for)
                ON coupons TO CURRENT_USER;
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
