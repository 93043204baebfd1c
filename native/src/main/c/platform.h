/*
 * The three languages the kernels are compiled as: CUDA C++, OpenCL C, and plain C, by which any machine can check the
 * bits that a device will give. All arithmetic is IEEE 754 double precision: +, -, *, /, sqrt and fma round correctly in
 * all three, and the compilers are told not to contract (nvcc -fmad=false, gcc -ffp-contract=off, the pragma below).
 */
#pragma once

#if defined(__OPENCL_VERSION__)

#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#pragma OPENCL FP_CONTRACT OFF
#define KERNEL __kernel
#define ARITHMETIC_KERNEL KERNEL
#define GLOBAL __global
#define RESTRICT restrict
#define INLINE static inline
typedef uint word32;
typedef ulong word64;
INLINE word64 bits_of(double x) { return as_ulong(x); }
INLINE double double_of(word64 bits) { return as_double(bits); }
#define FIRST(dimension) (long)get_global_id(dimension)
#define STRIDE(dimension) (long)get_global_size(dimension)
#define UNROLL _Pragma("unroll")

#elif defined(__CUDACC__)

#define KERNEL extern "C" __global__
#define ARITHMETIC_KERNEL KERNEL __launch_bounds__(128, 1)
#define GLOBAL
#define RESTRICT __restrict__
#define INLINE static __device__ __forceinline__
typedef unsigned int word32;
typedef unsigned long long word64;
INLINE word64 bits_of(double x) { return (word64)__double_as_longlong(x); }
INLINE double double_of(word64 bits) { return __longlong_as_double((long long)bits); }
#define CUDA_AXIS_0 x
#define CUDA_AXIS_1 y
#define CUDA_GLOBAL_ID(axis) ((long)blockIdx.axis * blockDim.axis + threadIdx.axis)
#define CUDA_GLOBAL_SIZE(axis) ((long)gridDim.axis * blockDim.axis)
#define CUDA_ON_AXIS(what, axis) what(axis)
#define FIRST(dimension) CUDA_ON_AXIS(CUDA_GLOBAL_ID, CUDA_AXIS_##dimension)
#define STRIDE(dimension) CUDA_ON_AXIS(CUDA_GLOBAL_SIZE, CUDA_AXIS_##dimension)
#define UNROLL _Pragma("unroll")

#else

#include <math.h>
#include <stdint.h>
#include <string.h>
#define KERNEL
#define ARITHMETIC_KERNEL KERNEL
#define GLOBAL
#define RESTRICT restrict
#define INLINE static inline
typedef uint32_t word32;
typedef uint64_t word64;
INLINE word64 bits_of(double x) {
    word64 bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}
INLINE double double_of(word64 bits) {
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}
#define FIRST(dimension) 0L
#define STRIDE(dimension) 1L
#define UNROLL

#endif

/* ARITHMETIC_KERNEL: bound by arithmetic, and so given all the registers it can use, in blocks of 128 threads. */

/* A loop over all items of one dimension of the launch; one thread takes every STRIDE-th. */
#define FOR_EACH(item, dimension, count) for (long item = FIRST(dimension); item < (count); item += STRIDE(dimension))

#define POSITIVE_INFINITY double_of(0x7FF0000000000000UL)
#define NOT_A_NUMBER double_of(0x7FF8000000000000UL)
#define LARGEST_DOUBLE 0x1.fffffffffffffp1023
#define SMALLEST_NORMAL 0x1p-1022
