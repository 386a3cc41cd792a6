using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class CardSeals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "apart_minutes",
                table: "card_kinds",
                type: "integer",
                nullable: false,
                defaultValue: 10);

            migrationBuilder.AddColumn<string>(
                name: "back_text",
                table: "card_kinds",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "carries",
                table: "card_kinds",
                type: "text",
                nullable: false,
                defaultValue: "Nothing");

            migrationBuilder.AddColumn<string>(
                name: "colour",
                table: "card_kinds",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "front_text",
                table: "card_kinds",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "needs_seal",
                table: "card_kinds",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "when_suspect",
                table: "card_kinds",
                type: "text",
                nullable: false,
                defaultValue: "Refuse");

            migrationBuilder.CreateTable(
                name: "card_finding_decisions",
                columns: table => new
                {
                    reading_id = table.Column<Guid>(type: "uuid", nullable: false),
                    verdict = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_card_finding_decisions", x => x.reading_id);
                });

            migrationBuilder.CreateTable(
                name: "card_readings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    card_id = table.Column<Guid>(type: "uuid", nullable: true),
                    card_number = table.Column<long>(type: "bigint", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    is_caught = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    principal_coins = table.Column<long>(type: "bigint", nullable: false),
                    bonus_coins = table.Column<long>(type: "bigint", nullable: false),
                    points = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    master = table.Column<int>(type: "integer", nullable: false),
                    books_version = table.Column<long>(type: "bigint", nullable: false),
                    books_position = table.Column<long>(type: "bigint", nullable: false),
                    books_principal_coins = table.Column<long>(type: "bigint", nullable: false),
                    books_bonus_coins = table.Column<long>(type: "bigint", nullable: false),
                    books_points = table.Column<long>(type: "bigint", nullable: false),
                    store_number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    asker_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asker_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    transaction_id = table.Column<Guid>(type: "uuid", nullable: true),
                    passed_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    elsewhere_id = table.Column<Guid>(type: "uuid", nullable: true),
                    has_frozen = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_card_readings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "card_seals",
                columns: table => new
                {
                    card_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    principal_coins = table.Column<long>(type: "bigint", nullable: false),
                    bonus_coins = table.Column<long>(type: "bigint", nullable: false),
                    points = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    master = table.Column<int>(type: "integer", nullable: false),
                    signature = table.Column<byte[]>(type: "bytea", nullable: false),
                    store_number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    asker_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asker_name = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_card_seals", x => new { x.card_id, x.version });
                });

            migrationBuilder.CreateIndex(
                name: "IX_card_findings",
                table: "card_readings",
                column: "id",
                filter: "is_caught");

            migrationBuilder.CreateIndex(
                name: "IX_card_readings_card_id_version_id",
                table: "card_readings",
                columns: new[] { "card_id", "version", "id" });

            // What was written, read and decided is only added to, and the program's own role has
            // no right to anything else (decision 0362).
            foreach (var table in Kept)
            {
                migrationBuilder.Sql(
                    $"""
                    CREATE TRIGGER {table}_are_only_added_to
                    BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
                    FOR EACH STATEMENT EXECUTE FUNCTION only_added_to();
                    REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM CURRENT_USER;
                    """);
            }
        }

        private static readonly string[] Kept =
            ["card_seals", "card_readings", "card_finding_decisions"];

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "card_finding_decisions");

            migrationBuilder.DropTable(
                name: "card_readings");

            migrationBuilder.DropTable(
                name: "card_seals");

            migrationBuilder.DropColumn(
                name: "apart_minutes",
                table: "card_kinds");

            migrationBuilder.DropColumn(
                name: "back_text",
                table: "card_kinds");

            migrationBuilder.DropColumn(
                name: "carries",
                table: "card_kinds");

            migrationBuilder.DropColumn(
                name: "colour",
                table: "card_kinds");

            migrationBuilder.DropColumn(
                name: "front_text",
                table: "card_kinds");

            migrationBuilder.DropColumn(
                name: "needs_seal",
                table: "card_kinds");

            migrationBuilder.DropColumn(
                name: "when_suspect",
                table: "card_kinds");
        }
    }
}
