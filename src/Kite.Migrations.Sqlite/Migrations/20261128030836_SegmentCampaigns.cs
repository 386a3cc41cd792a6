using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SegmentCampaigns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "hold_out_percent",
                table: "coupon_campaigns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "left_out",
                table: "coupon_campaigns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "objecting",
                table: "coupon_campaigns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<byte[]>(
                name: "segment_id",
                table: "coupon_campaigns",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "segment_name",
                table: "coupon_campaigns",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "coupon_draws",
                columns: table => new
                {
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    campaign_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer_number = table.Column<long>(type: "INTEGER", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coupon_draws", x => new { x.customer_id, x.campaign_id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_coupon_draws_campaign_id_place_customer_number",
                table: "coupon_draws",
                columns: new[] { "campaign_id", "place", "customer_number" });

            // Who was drawn stays where chance put them: rows are only ever added.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER coupon_draws_stay BEFORE UPDATE ON coupon_draws
                BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
                CREATE TRIGGER coupon_draws_last BEFORE DELETE ON coupon_draws
                BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "coupon_draws");

            migrationBuilder.DropColumn(
                name: "hold_out_percent",
                table: "coupon_campaigns");

            migrationBuilder.DropColumn(
                name: "left_out",
                table: "coupon_campaigns");

            migrationBuilder.DropColumn(
                name: "objecting",
                table: "coupon_campaigns");

            migrationBuilder.DropColumn(
                name: "segment_id",
                table: "coupon_campaigns");

            migrationBuilder.DropColumn(
                name: "segment_name",
                table: "coupon_campaigns");
        }
    }
}
