using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Jurisdictions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "value_until",
                table: "lots",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "value_months",
                table: "card_kinds",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "law_versions",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    pack = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    rules = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    made_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    made_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_law_versions", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "value_identities",
                columns: table => new
                {
                    purse_id = table.Column<Guid>(type: "uuid", nullable: false),
                    transaction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_number = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_value_identities", x => new { x.purse_id, x.transaction_id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_lots_value_until",
                table: "lots",
                column: "value_until",
                filter: "value_until IS NOT NULL AND principal_left_coins > 0");

            // What was set down and who was made sure of stay: rows are only ever added.
            foreach (var table in new[] { "law_versions", "value_identities" })
            {
                migrationBuilder.Sql(
                    $"""
                    CREATE TRIGGER {table}_stay BEFORE UPDATE OR DELETE ON {table}
                    FOR EACH ROW EXECUTE FUNCTION rows_stay();
                    CREATE TRIGGER {table}_empty BEFORE TRUNCATE ON {table}
                    FOR EACH STATEMENT EXECUTE FUNCTION rows_stay();
                    REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM CURRENT_USER;
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "law_versions");

            migrationBuilder.DropTable(
                name: "value_identities");

            migrationBuilder.DropIndex(
                name: "IX_lots_value_until",
                table: "lots");

            migrationBuilder.DropColumn(
                name: "value_until",
                table: "lots");

            migrationBuilder.DropColumn(
                name: "value_months",
                table: "card_kinds");
        }
    }
}
