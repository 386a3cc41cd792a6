using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
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
                type: "INTEGER",
                nullable: false,
                defaultValue: 10);

            migrationBuilder.AddColumn<string>(
                name: "back_text",
                table: "card_kinds",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "carries",
                table: "card_kinds",
                type: "TEXT",
                nullable: false,
                defaultValue: "Nothing");

            migrationBuilder.AddColumn<string>(
                name: "colour",
                table: "card_kinds",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "front_text",
                table: "card_kinds",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "needs_seal",
                table: "card_kinds",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "when_suspect",
                table: "card_kinds",
                type: "TEXT",
                nullable: false,
                defaultValue: "Refuse");

            migrationBuilder.CreateTable(
                name: "card_finding_decisions",
                columns: table => new
                {
                    reading_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    verdict = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    decided_by_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_card_finding_decisions", x => x.reading_id);
                });

            migrationBuilder.CreateTable(
                name: "card_readings",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    card_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    card_number = table.Column<long>(type: "INTEGER", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", nullable: false),
                    is_caught = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    principal_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    bonus_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    points = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    master = table.Column<int>(type: "INTEGER", nullable: false),
                    books_version = table.Column<long>(type: "INTEGER", nullable: false),
                    books_position = table.Column<long>(type: "INTEGER", nullable: false),
                    books_principal_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    books_bonus_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    books_points = table.Column<long>(type: "INTEGER", nullable: false),
                    store_number = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    asker_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    asker_name = table.Column<string>(type: "TEXT", nullable: false),
                    transaction_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    passed_by = table.Column<string>(type: "TEXT", nullable: true),
                    elsewhere_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    has_frozen = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_card_readings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "card_seals",
                columns: table => new
                {
                    card_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    principal_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    bonus_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    points = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    master = table.Column<int>(type: "INTEGER", nullable: false),
                    signature = table.Column<byte[]>(type: "BLOB", nullable: false),
                    store_number = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    asker_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    asker_name = table.Column<string>(type: "TEXT", nullable: false)
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

            // What was written, read and decided is only added to.
            foreach (var table in Kept)
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
