using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "value_months",
                table: "card_kinds",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "law_versions",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    rules = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    made_by_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    made_by = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_law_versions", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "value_identities",
                columns: table => new
                {
                    purse_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    transaction_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer_number = table.Column<long>(type: "INTEGER", nullable: false)
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
                    CREATE TRIGGER {table}_stay BEFORE UPDATE ON {table}
                    BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
                    CREATE TRIGGER {table}_last BEFORE DELETE ON {table}
                    BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
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
