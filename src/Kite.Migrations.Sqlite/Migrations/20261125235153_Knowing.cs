using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Knowing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // They are made otherwise now, and anew at the next start.
            migrationBuilder.Sql("DELETE FROM search_tokens;");

            migrationBuilder.DropPrimaryKey(
                name: "PK_search_tokens",
                table: "search_tokens");

            migrationBuilder.DropIndex(
                name: "IX_search_tokens_token_customer_number",
                table: "search_tokens");

            migrationBuilder.AddColumn<long>(
                name: "rows_changed",
                table: "imports",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddPrimaryKey(
                name: "PK_search_tokens",
                table: "search_tokens",
                columns: new[] { "customer_id", "token" });

            migrationBuilder.CreateTable(
                name: "choice_lists",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    list = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    is_retired = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_choice_lists", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "customer_answers",
                columns: table => new
                {
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    asked = table.Column<string>(type: "TEXT", nullable: false),
                    word_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    text = table.Column<string>(type: "TEXT", nullable: true),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    noted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    noted_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    verified_at = table.Column<long>(type: "INTEGER", nullable: true),
                    verified_by = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customer_answers", x => new { x.customer_id, x.asked });
                });

            migrationBuilder.CreateTable(
                name: "customer_befores",
                columns: table => new
                {
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    import_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    row = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    facts = table.Column<string>(type: "TEXT", nullable: false),
                    id_document = table.Column<byte[]>(type: "BLOB", nullable: true),
                    id_document_token = table.Column<byte[]>(type: "BLOB", nullable: true),
                    added_contacts = table.Column<string>(type: "TEXT", nullable: false),
                    added_tags = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customer_befores", x => new { x.customer_id, x.import_id, x.row });
                });

            migrationBuilder.CreateTable(
                name: "imported_details",
                columns: table => new
                {
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    import_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    row = table.Column<long>(type: "INTEGER", nullable: false),
                    detail_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imported_details", x => new { x.customer_id, x.import_id, x.row });
                });

            migrationBuilder.CreateTable(
                name: "losses",
                columns: table => new
                {
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    word_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    noted_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    noted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    won_back_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    won_back_by = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_losses", x => new { x.customer_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "referrals",
                columns: table => new
                {
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    referrer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    shared = table.Column<string>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    noted_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    noted_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_referrals", x => x.customer_id);
                });

            migrationBuilder.CreateTable(
                name: "thanks",
                columns: table => new
                {
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    word_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    noted_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    noted_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_thanks", x => new { x.customer_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_search_tokens_token_customer_number_kind_customer_id",
                table: "search_tokens",
                columns: new[] { "token", "customer_number", "kind", "customer_id" });

            migrationBuilder.CreateIndex(
                name: "IX_choice_lists_list_name",
                table: "choice_lists",
                columns: new[] { "list", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_customer_befores_import_id_row",
                table: "customer_befores",
                columns: new[] { "import_id", "row" });

            migrationBuilder.CreateIndex(
                name: "IX_imported_details_import_id_row",
                table: "imported_details",
                columns: new[] { "import_id", "row" });

            migrationBuilder.CreateIndex(
                name: "IX_referrals_referrer_id_customer_id",
                table: "referrals",
                columns: new[] { "referrer_id", "customer_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "choice_lists");

            migrationBuilder.DropTable(
                name: "customer_answers");

            migrationBuilder.DropTable(
                name: "customer_befores");

            migrationBuilder.DropTable(
                name: "imported_details");

            migrationBuilder.DropTable(
                name: "losses");

            migrationBuilder.DropTable(
                name: "referrals");

            migrationBuilder.DropTable(
                name: "thanks");

            migrationBuilder.DropPrimaryKey(
                name: "PK_search_tokens",
                table: "search_tokens");

            migrationBuilder.DropIndex(
                name: "IX_search_tokens_token_customer_number_kind_customer_id",
                table: "search_tokens");

            migrationBuilder.DropColumn(
                name: "rows_changed",
                table: "imports");

            migrationBuilder.AddPrimaryKey(
                name: "PK_search_tokens",
                table: "search_tokens",
                columns: new[] { "customer_id", "token", "kind" });

            migrationBuilder.CreateIndex(
                name: "IX_search_tokens_token_customer_number",
                table: "search_tokens",
                columns: new[] { "token", "customer_number" });
        }
    }
}
