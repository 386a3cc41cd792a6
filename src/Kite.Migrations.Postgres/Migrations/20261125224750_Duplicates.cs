using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Duplicates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_purchases_customer_id_source_reference",
                table: "purchases");

            migrationBuilder.AddColumn<long>(
                name: "recorded_under",
                table: "purchases",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "recorded_under",
                table: "customer_keys",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "duplicate_pairs",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    other_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    score = table.Column<int>(type: "integer", nullable: false),
                    reasons = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_on = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duplicate_pairs", x => new { x.customer_id, x.other_id });
                });

            migrationBuilder.CreateTable(
                name: "duplicate_scans",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    night = table.Column<DateOnly>(type: "date", nullable: false),
                    reached = table.Column<long>(type: "bigint", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duplicate_scans", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "merge_moves",
                columns: table => new
                {
                    merge_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    thing = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    before = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_merge_moves", x => new { x.merge_id, x.place });
                });

            migrationBuilder.CreateTable(
                name: "merges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<long>(type: "bigint", nullable: false),
                    survivor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    survivor_number = table.Column<long>(type: "bigint", nullable: false),
                    merged_id = table.Column<Guid>(type: "uuid", nullable: false),
                    merged_number = table.Column<long>(type: "bigint", nullable: false),
                    choices = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    undone_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_merges", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_purchases_customer_id_source_reference_recorded_under",
                table: "purchases",
                columns: new[] { "customer_id", "source", "reference", "recorded_under" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_customers_email",
                table: "customers",
                column: "email");

            migrationBuilder.CreateIndex(
                name: "IX_customers_merged_into",
                table: "customers",
                column: "merged_into");

            migrationBuilder.CreateIndex(
                name: "IX_duplicate_pairs_id",
                table: "duplicate_pairs",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "IX_duplicate_pairs_other_id",
                table: "duplicate_pairs",
                column: "other_id");

            migrationBuilder.CreateIndex(
                name: "IX_duplicate_pairs_state_score_id",
                table: "duplicate_pairs",
                columns: new[] { "state", "score", "id" },
                descending: new[] { false, true, false });

            migrationBuilder.CreateIndex(
                name: "IX_merges_merged_id_place",
                table: "merges",
                columns: new[] { "merged_id", "place" });

            migrationBuilder.CreateIndex(
                name: "IX_merges_survivor_id_place",
                table: "merges",
                columns: new[] { "survivor_id", "place" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "duplicate_pairs");

            migrationBuilder.DropTable(
                name: "duplicate_scans");

            migrationBuilder.DropTable(
                name: "merge_moves");

            migrationBuilder.DropTable(
                name: "merges");

            migrationBuilder.DropIndex(
                name: "IX_purchases_customer_id_source_reference_recorded_under",
                table: "purchases");

            migrationBuilder.DropIndex(
                name: "IX_customers_email",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "IX_customers_merged_into",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "recorded_under",
                table: "purchases");

            migrationBuilder.DropColumn(
                name: "recorded_under",
                table: "customer_keys");

            migrationBuilder.CreateIndex(
                name: "IX_purchases_customer_id_source_reference",
                table: "purchases",
                columns: new[] { "customer_id", "source", "reference" },
                unique: true);
        }
    }
}
