namespace RnnViz.Lessons.Geometry;

// what there is to read of a surface; before the first all numbers are NaN or 0
public sealed partial class LossSurface
{
    /// <summary>Paths of other runs that a surface can have.</summary>
    public const int MostBeside = 2;

    /// <summary>How much of the picture is there, 0 to 1.</summary>
    public double Share => (double)(Shown?.KnownCount ?? 0) / SurfaceLayout.Count;

    /// <summary>Whether all of it is there.</summary>
    public bool IsComplete => Shown?.KnownCount == SurfaceLayout.Count;

    /// <summary>What the axes are.</summary>
    public SurfaceAxes Axes => Shown?.Axes ?? (IsOfWeights ? SurfaceAxes.Weights : SurfaceAxes.Random);

    /// <summary>Half the width and half the height of the picture, in units of its axes.</summary>
    public double HalfWidth => Shown?.HalfWidth ?? UsualHalfWidth;

    /// <summary>The place of a column on the first axis: w, or next steps from θ.</summary>
    /// <param name="column">0 to <see cref="Side"/> − 1, from left to right.</param>
    public double X(int column) => Shown?.Along(column, Shown.Middle.X) ?? double.NaN;

    /// <summary>The place of a row on the second axis: b, or lengths of the next step from θ.</summary>
    /// <param name="row">0 to <see cref="Side"/> − 1, from bottom to top.</param>
    public double Y(int row) => Shown?.Along(row, Shown.Middle.Y) ?? double.NaN;

    /// <summary>Whether the loss of a point is there.</summary>
    /// <param name="column">0 to <see cref="Side"/> − 1.</param>
    /// <param name="row">0 to <see cref="Side"/> − 1.</param>
    public bool IsKnown(int column, int row) => Shown is not null && Shown.IsKnown(PointOf(column, row));

    /// <summary>The loss of a point, or of the nearest of the coarser picture that is there; may be ∞ or NaN, as losses may.</summary>
    /// <param name="column">0 to <see cref="Side"/> − 1.</param>
    /// <param name="row">0 to <see cref="Side"/> − 1.</param>
    public double LossAt(int column, int row)
    {
        if (Shown is null)
        {
            return double.NaN;
        }

        int point = PointOf(column, row);
        while (!Shown.IsKnown(point))
        {
            point = SurfaceLayout.Instance.Grid.CoarserOf(point);
        }

        return Shown.LossAt(point);
    }

    /// <summary>The loss at θ, of the step itself.</summary>
    public double Loss => Shown?.Loss ?? double.NaN;

    /// <summary>θ's own place: (w, b), else (0, 0).</summary>
    public (double X, double Y) Place => Shown?.Plane.Centre ?? (double.NaN, double.NaN);

    /// <summary>The slopes of the surface at θ, (∂L/∂x, ∂L/∂y), from the step's own backward pass.</summary>
    public (double X, double Y) Gradient => Shown?.Gradient ?? (double.NaN, double.NaN);

    /// <summary>Where the next step lands, as the lesson makes it.</summary>
    public Landing Clipped => Shown?.Clipped ?? new Landing(double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>Where the same optimizer would land if nothing were clipped; the same as <see cref="Clipped"/> where nothing is.</summary>
    public Landing Unclipped => Shown?.Unclipped ?? new Landing(double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>The loss on the same batch where the next step lands; NaN until it is there.</summary>
    public double ClippedLoss => LossOf(SurfaceLayout.Clipped);

    /// <summary>The same where nothing is clipped.</summary>
    public double UnclippedLoss => LossOf(SurfaceLayout.Unclipped);

    /// <summary>Where a point of the profile lies on the line through θ along the next step: 0 is θ, 1 is where it lands.</summary>
    /// <param name="i">0 to <see cref="ProfileLength"/> − 1.</param>
    public double ProfilePlace(int i) => Shown?.AlongProfile(i) ?? double.NaN;

    /// <summary>Whether the loss of a point of the profile is there.</summary>
    /// <param name="i">0 to <see cref="ProfileLength"/> − 1.</param>
    public bool IsProfileKnown(int i) => Shown is not null && Shown.IsKnown(SurfaceLayout.ProfileStart + i);

    /// <summary>The loss of a point of the profile; NaN until it is there.</summary>
    /// <param name="i">0 to <see cref="ProfileLength"/> − 1.</param>
    public double ProfileAt(int i) => LossOf(SurfaceLayout.ProfileStart + i);

    /// <summary>∂L/∂s at θ along the next step: what a whole step changes of the loss if it went on as it begins.</summary>
    public double Slope => Shown?.Slope ?? double.NaN;

    /// <summary>What the gradient promises at a place of the profile: loss + slope · place.</summary>
    /// <param name="place">Next steps from θ.</param>
    public double Promise(double place) => Loss + Slope * place;

    /// <summary>Places of this run that are known, from the first to that of θ, the last.</summary>
    public int PathLength => Shown?.Path.Count ?? 0;

    /// <summary>The iteration of a place of the path.</summary>
    /// <param name="i">0 to <see cref="PathLength"/> − 1.</param>
    public int PathIteration(int i) => Shown!.Path.IterationOf(i);

    /// <summary>A place of the path: (w, b) themselves, else the nearest place of the plane.</summary>
    /// <param name="i">0 to <see cref="PathLength"/> − 1.</param>
    public (double X, double Y) PathAt(int i) => (Shown!.Path.X(i), Shown.Path.Y(i));

    /// <summary>Places of another run, the last of them its present parameters; 0 where none was asked for.</summary>
    /// <param name="run">0 or 1, its place among those that were asked for.</param>
    public int BesideLength(int run) => Shown?.Beside[run].Count ?? 0;

    /// <summary>The iteration of a place of another run.</summary>
    /// <param name="run">0 or 1.</param>
    /// <param name="i">0 to <see cref="BesideLength"/> − 1.</param>
    public int BesideIteration(int run, int i) => Shown!.Beside[run].IterationOf(i);

    /// <summary>A place of another run.</summary>
    /// <param name="run">0 or 1.</param>
    /// <param name="i">0 to <see cref="BesideLength"/> − 1.</param>
    public (double X, double Y) BesideAt(int run, int i) => (Shown!.Beside[run].X(i), Shown.Beside[run].Y(i));

    private double LossOf(int point) => Shown is not null && Shown.IsKnown(point) ? Shown.LossAt(point) : double.NaN;

    private static int PointOf(int column, int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Side, nameof(column));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Side, nameof(row));
        return row * Side + column;
    }
}
