namespace RnnViz.Numerics.Kernels;

// what gated cells need besides products
internal sealed unsafe partial class LaneKernels<TLanes>
{
    internal override void LstmForward(
        ReadOnlySpan<double> sums, Span<double> gates, ReadOnlySpan<double> before, Span<double> cell, Span<double> hidden)
    {
        SizeCheck.RequireExactly(sums.Length, 4 * hidden.Length, "the sums");
        SizeCheck.RequireExactly(gates.Length, 5 * hidden.Length, "the gates");
        SizeCheck.RequireExactly(before.Length, hidden.Length, "c before");
        SizeCheck.RequireExactly(cell.Length, hidden.Length, "c");
        fixed (double* a = sums, all = gates, c0 = before, c = cell, h = hidden)
        {
            GateKernel<TLanes>.LstmForward(a, all, hidden.Length, c0, c, h);
        }
    }

    internal override GateSquares LstmBackward(
        ReadOnlySpan<double> g, ReadOnlySpan<double> gates, ReadOnlySpan<double> before, Span<double> cellGradient, Span<double> carry,
        Span<double> delta)
    {
        SizeCheck.RequireExactly(gates.Length, 5 * g.Length, "the gates");
        SizeCheck.RequireExactly(before.Length, g.Length, "c before");
        SizeCheck.RequireExactly(cellGradient.Length, g.Length, "∂L/∂c");
        SizeCheck.RequireExactly(carry.Length, carry.IsEmpty ? 0 : g.Length, "what is carried");
        SizeCheck.RequireExactly(delta.Length, 4 * g.Length, "δ");
        fixed (double* dh = g, all = gates, c0 = before, dc = cellGradient, kept = carry, d = delta)
        {
            return GateKernel<TLanes>.LstmBackward(dh, all, g.Length, c0, dc, kept, d);
        }
    }

    internal override void GruForward(
        ReadOnlySpan<double> sums, ReadOnlySpan<double> q, Span<double> gates, ReadOnlySpan<double> before, Span<double> hidden)
    {
        SizeCheck.RequireExactly(sums.Length, 3 * hidden.Length, "the sums");
        SizeCheck.RequireExactly(q.Length, hidden.Length, "q");
        SizeCheck.RequireExactly(gates.Length, 4 * hidden.Length, "the gates");
        SizeCheck.RequireExactly(before.Length, hidden.Length, "h before");
        fixed (double* a = sums, product = q, all = gates, h0 = before, h = hidden)
        {
            GateKernel<TLanes>.GruForward(a, product, all, hidden.Length, h0, h);
        }
    }

    internal override double GruBackward(
        Span<double> g, ReadOnlySpan<double> gates, ReadOnlySpan<double> before, Span<double> carry, Span<double> delta)
    {
        SizeCheck.RequireExactly(gates.Length, 4 * g.Length, "the gates");
        SizeCheck.RequireExactly(before.Length, g.Length, "h before");
        SizeCheck.RequireExactly(carry.Length, carry.IsEmpty ? 0 : g.Length, "what is carried");
        SizeCheck.RequireExactly(delta.Length, 4 * g.Length, "δ");
        fixed (double* dh = g, all = gates, h0 = before, kept = carry, d = delta)
        {
            return GateKernel<TLanes>.GruBackward(dh, all, g.Length, h0, kept, d);
        }
    }
}
