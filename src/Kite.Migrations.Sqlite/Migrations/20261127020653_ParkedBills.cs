using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ParkedBills : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "parked_bills",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    store_number = table.Column<int>(type: "INTEGER", nullable: false),
                    till_number = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    customer_number = table.Column<long>(type: "INTEGER", nullable: true),
                    card_number = table.Column<long>(type: "INTEGER", nullable: true),
                    is_member = table.Column<bool>(type: "INTEGER", nullable: false),
                    postal_code = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    gender = table.Column<string>(type: "TEXT", nullable: true),
                    lines = table.Column<string>(type: "TEXT", nullable: false),
                    line_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parked_bills", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_parked_bills_store_number",
                table: "parked_bills",
                column: "store_number");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "parked_bills");
        }
    }
}
