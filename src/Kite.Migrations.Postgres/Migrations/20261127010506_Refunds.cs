using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Refunds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "checkout_refund_keys",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    request_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    refund_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkout_refund_keys", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "checkout_refund_lines",
                columns: table => new
                {
                    refund_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    quantity_thousandths = table.Column<long>(type: "bigint", nullable: false),
                    is_restocked = table.Column<bool>(type: "boolean", nullable: false),
                    tax_coins = table.Column<long>(type: "bigint", nullable: false),
                    coins = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkout_refund_lines", x => new { x.refund_id, x.line });
                });

            migrationBuilder.CreateTable(
                name: "checkout_refund_shares",
                columns: table => new
                {
                    refund_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    tender = table.Column<int>(type: "integer", nullable: false),
                    coins = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkout_refund_shares", x => new { x.refund_id, x.line, x.tender });
                });

            migrationBuilder.CreateTable(
                name: "checkout_refunds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    checkout_id = table.Column<Guid>(type: "uuid", nullable: false),
                    till_number = table.Column<int>(type: "integer", nullable: false),
                    shift_id = table.Column<Guid>(type: "uuid", nullable: false),
                    store_number = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    customer_number = table.Column<long>(type: "bigint", nullable: true),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    tax_coins = table.Column<long>(type: "bigint", nullable: false),
                    total_coins = table.Column<long>(type: "bigint", nullable: false),
                    asker_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asker_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkout_refunds", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_checkout_refunds_checkout_id",
                table: "checkout_refunds",
                column: "checkout_id");

            migrationBuilder.CreateIndex(
                name: "IX_checkout_refunds_number",
                table: "checkout_refunds",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "IX_checkout_refunds_shift_id",
                table: "checkout_refunds",
                column: "shift_id");

            migrationBuilder.CreateIndex(
                name: "IX_checkout_refunds_store_number_day",
                table: "checkout_refunds",
                columns: new[] { "store_number", "day" });

            // What was paid stays: rows are only ever added.
            foreach (var table in new[]
            {
                "checkout_refunds", "checkout_refund_lines", "checkout_refund_shares",
                "checkout_refund_keys",
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
                name: "checkout_refund_keys");

            migrationBuilder.DropTable(
                name: "checkout_refund_lines");

            migrationBuilder.DropTable(
                name: "checkout_refund_shares");

            migrationBuilder.DropTable(
                name: "checkout_refunds");
        }
    }
}
