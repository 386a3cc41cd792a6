using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
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
                type: "bigint",
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    list = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    place = table.Column<int>(type: "integer", nullable: false),
                    is_retired = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_choice_lists", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "customer_answers",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked = table.Column<string>(type: "text", nullable: false),
                    word_id = table.Column<Guid>(type: "uuid", nullable: true),
                    text = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    evidence = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    noted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    noted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    verified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    verified_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customer_answers", x => new { x.customer_id, x.asked });
                });

            migrationBuilder.CreateTable(
                name: "customer_befores",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    row = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    facts = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id_document = table.Column<byte[]>(type: "bytea", nullable: true),
                    id_document_token = table.Column<byte[]>(type: "bytea", nullable: true),
                    added_contacts = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    added_tags = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customer_befores", x => new { x.customer_id, x.import_id, x.row });
                });

            migrationBuilder.CreateTable(
                name: "imported_details",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    row = table.Column<long>(type: "bigint", nullable: false),
                    detail_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imported_details", x => new { x.customer_id, x.import_id, x.row });
                });

            migrationBuilder.CreateTable(
                name: "losses",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    word_id = table.Column<Guid>(type: "uuid", nullable: false),
                    evidence = table.Column<string>(type: "text", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    noted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    noted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    won_back_on = table.Column<DateOnly>(type: "date", nullable: true),
                    won_back_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_losses", x => new { x.customer_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "referrals",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    referrer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shared = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    noted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    noted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_referrals", x => x.customer_id);
                });

            migrationBuilder.CreateTable(
                name: "thanks",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    word_id = table.Column<Guid>(type: "uuid", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    noted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    noted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
