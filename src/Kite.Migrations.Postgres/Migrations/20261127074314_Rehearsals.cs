using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Rehearsals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "rehearsal_cases",
                columns: table => new
                {
                    rehearsal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    odd = table.Column<string>(type: "text", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    customer_number = table.Column<long>(type: "bigint", nullable: true),
                    purchase_id = table.Column<Guid>(type: "uuid", nullable: true),
                    store_number = table.Column<int>(type: "integer", nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: true),
                    list_coins = table.Column<long>(type: "bigint", nullable: false),
                    paid_coins = table.Column<long>(type: "bigint", nullable: false),
                    coins = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rehearsal_cases", x => new { x.rehearsal_id, x.odd, x.line });
                });

            migrationBuilder.CreateTable(
                name: "rehearsal_customers",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rehearsal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_number = table.Column<long>(type: "bigint", nullable: false),
                    visits = table.Column<int>(type: "integer", nullable: false),
                    net_coins = table.Column<long>(type: "bigint", nullable: false),
                    receipts = table.Column<int>(type: "integer", nullable: false),
                    touched = table.Column<int>(type: "integer", nullable: false),
                    given_coins = table.Column<long>(type: "bigint", nullable: false),
                    gain_coins = table.Column<long>(type: "bigint", nullable: false),
                    before = table.Column<string>(type: "text", nullable: true),
                    after = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rehearsal_customers", x => new { x.customer_id, x.rehearsal_id });
                });

            migrationBuilder.CreateTable(
                name: "rehearsal_days",
                columns: table => new
                {
                    rehearsal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    store_number = table.Column<int>(type: "integer", nullable: false),
                    receipts = table.Column<long>(type: "bigint", nullable: false),
                    touched = table.Column<long>(type: "bigint", nullable: false),
                    list_coins = table.Column<long>(type: "bigint", nullable: false),
                    given_coins = table.Column<long>(type: "bigint", nullable: false),
                    cost_coins = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rehearsal_days", x => new { x.rehearsal_id, x.day, x.store_number });
                });

            migrationBuilder.CreateTable(
                name: "rehearsal_figures",
                columns: table => new
                {
                    rehearsal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    coins = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rehearsal_figures", x => new { x.rehearsal_id, x.kind, x.name });
                });

            migrationBuilder.CreateTable(
                name: "rehearsals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    strategy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    strategy_version = table.Column<int>(type: "integer", nullable: false),
                    strategy_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    parts = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: false),
                    store_number = table.Column<int>(type: "integer", nullable: true),
                    paying = table.Column<string>(type: "text", nullable: false),
                    uplift_basis_points = table.Column<int>(type: "integer", nullable: true),
                    margin_basis_points = table.Column<int>(type: "integer", nullable: true),
                    deep_percent = table.Column<int>(type: "integer", nullable: false),
                    share_percent = table.Column<int>(type: "integer", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: false),
                    often = table.Column<long>(type: "bigint", nullable: false),
                    much_coins = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    budget_coins = table.Column<long>(type: "bigint", nullable: true),
                    last_position = table.Column<long>(type: "bigint", nullable: false),
                    receipts = table.Column<long>(type: "bigint", nullable: false),
                    receipts_done = table.Column<long>(type: "bigint", nullable: false),
                    at_customer = table.Column<Guid>(type: "uuid", nullable: true),
                    at_receipt = table.Column<Guid>(type: "uuid", nullable: true),
                    working = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    touched = table.Column<long>(type: "bigint", nullable: false),
                    given_coins = table.Column<long>(type: "bigint", nullable: false),
                    cost_coins = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    stop_asked = table.Column<bool>(type: "boolean", nullable: false),
                    failure = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    starter_id = table.Column<Guid>(type: "uuid", nullable: true),
                    starter_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rehearsals", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_rehearsal_customers_rehearsal_id_gain_coins_customer_number",
                table: "rehearsal_customers",
                columns: new[] { "rehearsal_id", "gain_coins", "customer_number" });

            migrationBuilder.CreateIndex(
                name: "IX_rehearsals_number",
                table: "rehearsals",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rehearsals_strategy_id",
                table: "rehearsals",
                column: "strategy_id");

            foreach (var table in new[]
            {
                "rehearsal_days", "rehearsal_customers", "rehearsal_cases", "rehearsal_figures",
            })
            {
                migrationBuilder.Sql(
                    $"""
                    CREATE TRIGGER {table}_stay BEFORE UPDATE OR DELETE ON {table}
                    FOR EACH ROW EXECUTE FUNCTION rows_stay();
                    CREATE TRIGGER {table}_empty BEFORE TRUNCATE ON {table}
                    FOR EACH STATEMENT EXECUTE FUNCTION rows_stay();
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rehearsal_cases");

            migrationBuilder.DropTable(
                name: "rehearsal_customers");

            migrationBuilder.DropTable(
                name: "rehearsal_days");

            migrationBuilder.DropTable(
                name: "rehearsal_figures");

            migrationBuilder.DropTable(
                name: "rehearsals");
        }
    }
}
